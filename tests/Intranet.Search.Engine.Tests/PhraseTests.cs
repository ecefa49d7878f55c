namespace Intranet.Search.Engine.Tests;

/// <summary>Runs of words in a segment that is large enough to code frequent ones as one number, against looking at every text.</summary>
public sealed class PhraseTests : IDisposable
{
    private const int Documents = 24_000;
    private const int Words = 2_000;

    private readonly TemporaryFolder folder = new();
    private readonly Random random = new(29);
    private readonly List<string[]> texts = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_phrase_is_found_wherever_it_stands_among_words_that_are_coded_as_phrases()
    {
        using var writer = IndexWriter.Open(folder.Path);
        Fill(writer);
        using var reader = writer.Acquire();
        Assert.True(Assert.Single(reader.Segments).Segment.WordStream.PhraseCount > 100);

        var (found, missing) = (0, 0);
        for (var i = 0; i < 300; i++)
        {
            var phrase = Phrase(2 + (i % 3));
            var expected = Enumerable.Range(0, Documents).Where(d => Count(texts[d], phrase) > 0).Select(d => $"{d}").ToHashSet();
            var query = new SearchRequest { Query = new PhraseQuery(string.Join(' ', phrase)), Similarity = Similarity.Bm25, DidYouMean = false };
            var searcher = new IndexSearcher(reader);
            Assert.Equal(expected.Count, searcher.Search(query).Total);
            var best = searcher.Top(query).Select(k => k.Key).ToArray();
            Assert.Equal(Math.Min(10, expected.Count), best.Length);
            Assert.All(best, key => Assert.Contains(key, expected));
            (found, missing) = expected.Count > 0 ? (found + 1, missing) : (found, missing + 1);
        }

        Assert.True(found > 100 && missing > 20, $"{found} phrases were somewhere, {missing} nowhere.");
    }

    private static int Count(string[] text, string[] phrase)
    {
        var count = 0;
        for (var at = 0; at + phrase.Length <= text.Length; at++)
        {
            count += text.AsSpan(at, phrase.Length).SequenceEqual(phrase) ? 1 : 0;
        }

        return count;
    }

    // From a text, across the border of two sentences as often as not, or any words.
    private string[] Phrase(int length)
    {
        if (random.Next(4) == 0)
        {
            return [.. Enumerable.Range(0, length).Select(_ => Word())];
        }

        var text = texts[random.Next(Documents)];
        var at = random.Next(text.Length - length);
        return text[at..(at + length)];
    }

    // Numbers: no stem, no compound. The first are the most frequent.
    private string Word() => $"{1_000 + (int)(Words * Math.Pow(random.NextDouble(), 2))}";

    private void Fill(IndexWriter index)
    {
        string[][] sentences = [.. Enumerable.Range(0, 200).Select(_ => Enumerable.Range(0, random.Next(3, 12)).Select(_ => Word()).ToArray())];
        for (var document = 0; document < Documents; document++)
        {
            string[] text = [.. Enumerable.Range(0, 3).SelectMany(_ => sentences[random.Next(200)].Append(Word()).Append(Word()))];
            texts.Add(text);
            index.Put(new Document($"{document}", 1).AddText(Fields.Body, string.Join(' ', text)));
        }

        index.Commit();
        index.Put(new Document("last", 1));
        index.Commit();
        index.MergeAll();
    }
}
