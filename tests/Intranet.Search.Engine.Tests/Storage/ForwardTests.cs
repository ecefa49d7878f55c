using System.Runtime.InteropServices;

namespace Intranet.Search.Engine.Tests;

public sealed class ForwardTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(200, 0)]
    [InlineData(300, 5)]
    [InlineData(70_000, 700)]
    [InlineData(400_000, WordCode.MostPhrases)]
    public void Words_and_phrases_of_every_number_are_coded_and_read_again(int words, int phrases)
    {
        var code = WordCode.Best(Counts(words), Counts(phrases));
        var (starts, spelled) = (new List<int> { 0 }, new ByteWriter());
        for (var phrase = 0; phrase < phrases; phrase++)
        {
            code.WriteWord(spelled, phrase);
            code.WriteWord(spelled, phrase + 1);
            starts.Add(spelled.Length);
        }

        var output = new ByteWriter();
        var expected = new List<int>();
        var codes = 0;
        foreach (var rank in Sample(words))
        {
            code.WriteWord(output, rank);
            expected.Add(rank);
            codes++;
        }

        foreach (var phrase in Sample(phrases))
        {
            code.WritePhrase(output, phrase);
            expected.AddRange([phrase, phrase + 1]);
            codes++;
        }

        var head = new ByteWriter();
        head.Varint((uint)(codes * 3) + 2);
        head.Bytes(output.Written);
        var reader = new TokenReader(new WordStream(code, 3, starts.ToArray(), spelled.Written), head.Written);
        Assert.True(reader.NextField());
        Assert.Equal(2, reader.Field);
        foreach (var word in expected)
        {
            Assert.True(reader.NextWord());
            Assert.Equal(word, reader.Word);
        }

        Assert.False(reader.MoveNext());
    }

    [Fact]
    public void Phrases_are_learned_from_many_documents_make_them_short_and_spell_the_same_words()
    {
        var source = new Sentences(30_000);
        var sections = Enum.GetValues<Section>().Select(_ => new ByteWriter()).ToArray();
        var forward = new ForwardWriter(source, new PairWriter(source, []));
        forward.Write(sections);

        var numbers = MemoryMarshal.Cast<byte, int>(sections[(int)Section.Phrases].Written);
        var code = new WordCode(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
        var phrases = numbers[WordCode.Size];
        var stream = new WordStream(code, 2, numbers[(WordCode.Size + 1)..], sections[(int)Section.PhraseWords].Written);
        Assert.InRange(phrases, 10, WordCode.MostPhrases);
        Assert.True(sections[(int)Section.Forward].Length < source.WordCount * 4 / 5);

        using var offsetBytes = MappedBytes.Copy(sections[(int)Section.ForwardOffsets].Written);
        var offsets = new OffsetTable(offsetBytes, 0, sections[(int)Section.ForwardOffsets].Length, source.Rows.Count);
        for (var document = 0; document < source.Rows.Count; document += 37)
        {
            var bytes = sections[(int)Section.Forward].Written[offsets[document]..offsets[document + 1]];
            var reader = new TokenReader(stream, bytes);
            var fields = new FieldWords(source.Read(document));
            while (fields.MoveNext())
            {
                Assert.True(reader.NextField());
                Assert.Equal(fields.Field, reader.Field);
                foreach (var word in fields.Words)
                {
                    Assert.True(reader.NextWord());
                    Assert.Equal(word, forward.PlaceOfRank[reader.Word]);
                }
            }

            Assert.False(reader.MoveNext());
        }
    }

    private static int[] Counts(int count) => [.. Enumerable.Range(0, count).Select(i => 1 + (10_000_000 / (i + 1)))];

    private static IEnumerable<int> Sample(int count) => Enumerable.Range(0, count).Where(i => i < 600 || i % 97 == 0 || i == count - 1);

    // Documents of a few sentences out of two hundred, and words between them.
    private sealed class Sentences : SegmentSource
    {
        private readonly List<int[]> documents = [];

        public Sentences(int count)
        {
            var random = new Random(11);
            int[][] sentences = [.. Enumerable.Range(0, 200).Select(_ => Enumerable.Range(0, random.Next(3, 12)).Select(_ => random.Next(2_000)).ToArray())];
            Fields.AddRange([("title", 1), ("body", 1)]);
            for (var i = 0; i < count; i++)
            {
                int[] body = [.. Enumerable.Range(0, 4).SelectMany(_ => sentences[random.Next(200)].Append(random.Next(2_000)))];
                documents.Add([0, 1, random.Next(2_000), 1, body.Length, .. body]);
                WordCount += 1 + body.Length;
                Rows.Add(default);
            }
        }

        public int WordCount { get; }

        public override bool IsLasting => true;

        public override IReadOnlyList<byte[]> Words { get; } = [.. Enumerable.Range(0, 2_000).Select(i => TermSpace.Term(0, $"{i:0000}"))];

        public override ReadOnlySpan<int> OpenFrequencies => [];

        public override ReadOnlySpan<int> TermOfWord => [];

        public override void Terms(TermSink sink)
        {
        }

        public override ReadOnlySpan<int> Read(int document) => documents[document];
    }
}
