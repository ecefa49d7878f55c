using Xunit.Abstractions;

namespace Intranet.Search.Engine.Tests;

public sealed class MergeTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    // Stored chunks are cut elsewhere, fields and labels are numbered by who comes first: all else has to be the same bytes.
    private static readonly Section[] SameBytes =
    [
        Section.Words, Section.WordOfRank, Section.TermOfRank, Section.WordFrequencies, Section.Terms, Section.Postings, Section.Backwards,
        Section.Grams, Section.GramWords,
        Section.Keys, Section.KeyStarts, Section.KeyHashes, Section.DocumentsByHash, Section.Versions, Section.Lengths, Section.Norms, Section.Flags,
    ];

    // Only a merged segment lists pairs.
    private static readonly Section[] SamePairs = [Section.FrequentTerms, Section.Pairs, Section.PairPostings];

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1, 40, 0)]
    [InlineData(2, 40, 30)]
    [InlineData(3, 300, 10)]
    [InlineData(4, 700, 0)]
    [InlineData(5, 700, 40)]
    public void A_merged_segment_is_what_its_documents_make_when_they_are_written_anew(int seed, int documents, int deletes)
    {
        output.WriteLine($"seed {seed}");
        Fill(seed, documents, deletes);
        using var writer = IndexWriter.Open(folder.Path);
        writer.MergeAll();
        using var reader = writer.Acquire();
        var merged = Assert.Single(reader.Segments).Segment;

        var anew = Rebuilt(merged);
        foreach (var section in SameBytes)
        {
            Assert.True(merged.Span(section).SequenceEqual(anew.Span(section)), $"{section} differs.");
        }

        var mergedAnew = Open(new SegmentMerge([new LiveSegment(anew, null)]));
        foreach (var section in SamePairs)
        {
            Assert.True(merged.Span(section).SequenceEqual(mergedAnew.Span(section)), $"{section} differs.");
        }

        Assert.Equal(documents >= 700, merged.Span(Section.PairPostings).Length > 0);
        for (var document = 0; document < merged.Count; document++)
        {
            Assert.Equal(Words(anew, document), Words(merged, document));
            Assert.Equal(anew.Labels[anew.LabelOf(document)], merged.Labels[merged.LabelOf(document)]);
            foreach (var (field, column) in anew.Keywords)
            {
                Assert.Equal(column.ValuesOf(document).Order(StringComparer.Ordinal), merged.Keywords[field].ValuesOf(document).Order(StringComparer.Ordinal));
            }
        }

        anew.Release();
        mergedAnew.Release();
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public void A_merge_leaves_an_index_that_passes_every_check(int seed)
    {
        output.WriteLine($"seed {seed}");
        Fill(seed, 500, 25);
        using (var writer = IndexWriter.Open(folder.Path))
        {
            writer.MergeAll();
        }

        Assert.Empty(CheckIndex.Run(folder.Path).Problems);
    }

    [Fact]
    public void Stored_documents_stay_packed_where_nothing_of_a_chunk_is_dead()
    {
        var directory = new CrashingDirectory(1);
        using var writer = IndexWriter.Open(directory);
        for (var n = 0; n < 40; n++)
        {
            writer.Put(new Document($"doc/{n}", 1).AddText(Fields.Body, Noise(n)));
        }

        writer.Commit();
        byte[] before;
        using (var reader = writer.Acquire())
        {
            before = reader.Segments[0].Segment.Span(Section.Stored).ToArray();
        }

        writer.Delete("doc/39", 2);
        writer.Commit();
        writer.MergeAll();
        using var after = writer.Acquire();
        var segment = Assert.Single(after.Segments).Segment;

        Assert.True(segment.Span(Section.Stored)[..(before.Length / 2)].SequenceEqual(before.AsSpan(0, before.Length / 2)));
        var stored = new StoredReader(segment);
        for (var document = 0; document < 39; document++)
        {
            Assert.Equal(Noise(document), stored.Read(document).Texts[0].Value);
        }
    }

    private static string Noise(int seed)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, 600).Select(_ => random.Next(1_000_000)));
    }

    private void Fill(int seed, int documents, int deletes)
    {
        var corpus = new RandomCorpus(seed);
        using var writer = IndexWriter.Open(folder.Path);
        for (var round = 0; round < 4; round++)
        {
            for (var n = 0; n < documents / 4; n++)
            {
                var version = (round * documents) + n;
                if (corpus.Chance(deletes))
                {
                    writer.Delete($"doc/{corpus.Next(documents)}", version);
                }
                else
                {
                    writer.Put(corpus.Document(corpus.Chance(20) ? corpus.Next(documents) : version, version));
                }
            }

            writer.Commit();
        }
    }

    private static Segment Rebuilt(Segment segment)
    {
        var builder = new SegmentBuilder(IndexOptions.Default);
        var stored = new StoredReader(segment);
        for (var document = 0; document < segment.Count; document++)
        {
            if (segment.IsTombstone(document))
            {
                builder.AddTombstone(segment.Key(document), segment.Version(document));
            }
            else
            {
                builder.Add(stored.Read(document));
            }
        }

        return Open(builder);
    }

    private static Segment Open(SegmentSource source) =>
        Segment.Open("anew", MappedBytes.Copy([.. SegmentWriter.Write(source).SelectMany(p => p.ToArray())]));

    private static List<(string, int)> Words(Segment segment, int document)
    {
        var words = new List<(string, int)>();
        var tokens = segment.TokensOf(document);
        while (tokens.NextField())
        {
            while (tokens.NextWord())
            {
                words.Add((segment.Fields[tokens.Field].Name, tokens.Word));
            }
        }

        return words;
    }
}
