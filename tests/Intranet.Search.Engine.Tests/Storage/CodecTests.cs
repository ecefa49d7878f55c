namespace Intranet.Search.Engine.Tests;

public sealed class CodecTests
{
    [Fact]
    public void Numbers_of_every_width_are_packed_and_unpacked_again()
    {
        var random = new Random(3);
        for (var bits = 0; bits <= 32; bits++)
        {
            var values = Enumerable.Range(0, BitPacking.BlockSize).Select(i => i % 7 == 0 ? Mask(bits) : (uint)random.NextInt64() & Mask(bits)).ToArray();
            var packed = new byte[BitPacking.SizeOf(bits)];
            BitPacking.Pack(values, bits, packed);
            var unpacked = new uint[BitPacking.BlockSize];
            BitPacking.Unpack(packed, bits, unpacked);
            Assert.Equal(values, unpacked);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(1_000)]
    [InlineData(5_000)]
    public void Postings_are_written_and_read_again_with_bounds_that_hold(int count)
    {
        var random = new Random(count);
        var documents = Enumerable.Range(0, count * 3).Where(_ => random.Next(2) == 0).Take(count).ToArray();
        var counts = documents.Select(_ => random.Next(10) == 0 ? random.Next(1, 100_000) : random.Next(1, 4)).ToArray();
        var norms = Enumerable.Range(0, (count * 3) + 1).Select(_ => (byte)random.Next(256)).ToArray();
        var output = new ByteWriter();
        var length = new PostingsWriter(output, 100).Write(documents, counts, norms);
        using var bytes = MappedBytes.Copy(output.Written);
        var cursor = new PostingsCursor();
        cursor.Open(bytes, new TermInfo(0, documents.Length, documents.Length, 0, length, 0, 0));
        var table = new ScoreTable(3, NormTable.Of(Similarity.Default, 50));

        var read = new List<(int, int)>();
        for (var block = 0; block < cursor.BlockCount; block++)
        {
            cursor.Load(block);
            var bound = cursor.Headers.Length > 0 ? table.Bound(cursor.Headers[block]) : table.Greatest;
            for (var i = 0; i < cursor.Documents.Length; i++)
            {
                read.Add((cursor.Documents[i], cursor.Frequencies()[i]));
                Assert.True(table.Score(cursor.Frequencies()[i], norms[cursor.Documents[i]]) <= bound);
            }
        }

        Assert.Equal(documents.Zip(counts), read);
    }

    [Fact]
    public void A_block_is_read_again_whatever_its_numbers_and_never_grows_beyond_as_many_bits_as_its_greatest_needs()
    {
        var random = new Random(17);
        for (var round = 0; round < 2_000; round++)
        {
            // Mostly small numbers, and a few that may be any.
            var (few, most) = (random.Next(40), random.Next(33));
            var values = Enumerable.Range(0, BitPacking.BlockSize)
                .Select(_ => (uint)random.NextInt64() & Mask(random.Next(BitPacking.BlockSize) < few ? random.Next(33) : Math.Min(most, 7))).ToArray();
            var output = new ByteWriter();
            PatchedBlock.Write(output, values);
            var read = new uint[BitPacking.BlockSize];
            Assert.Equal(output.Length, PatchedBlock.Read(output.Written, read));
            Assert.Equal(values, read);
            Assert.True(output.Length <= 1 + BitPacking.SizeOf(BitPacking.BitsFor(values.Max())));
        }
    }

    [Theory]
    [InlineData(1, 128)]
    [InlineData(100, 500)]
    [InlineData(128, 128)]
    [InlineData(300, 4_000)]
    [InlineData(2_000, 2_100)]
    public void A_list_written_by_its_places_in_another_is_read_as_documents(int part, int whole)
    {
        var random = new Random(part);
        var documents = Enumerable.Range(0, whole * 3).OrderBy(_ => random.Next()).Take(whole).Order().ToArray();
        var chosen = Enumerable.Range(0, whole).OrderBy(_ => random.Next()).Take(part).Order().Select(i => documents[i]).ToArray();
        var counts = chosen.Select(_ => random.Next(1, 5)).ToArray();
        var ranks = new DocumentRanks(documents, whole * 3);
        var norms = new byte[whole * 3];
        var output = new ByteWriter();
        var writer = new PostingsWriter(output, 100);
        var length = writer.Write(documents, [.. documents.Select(_ => 1)], norms);
        var partLength = writer.WritePart(chosen, [.. chosen.Select(ranks.Of)], counts, norms);

        using var bytes = MappedBytes.Copy(output.Written);
        var (basis, cursor) = (new PostingsCursor(), new PostingsCursor());
        basis.Open(bytes, new TermInfo(0, whole, whole, 0, length, 0, 0));
        cursor.Open(bytes, new TermInfo(0, part, part, length, partLength, 0, 0), basis);
        var read = new List<(int, int)>();

        // From the last block to the first: each is read by itself.
        for (var block = cursor.BlockCount - 1; block >= 0; block--)
        {
            cursor.Load(block);
            Assert.True(cursor.LastDocument(block) >= cursor.Documents[^1]);
            read.InsertRange(0, cursor.Documents.ToArray().Zip(cursor.Frequencies().ToArray()));
        }

        Assert.Equal(chosen.Zip(counts), read);
    }

    [Fact]
    public void Keys_are_read_again_whatever_they_share()
    {
        var random = new Random(23);
        string[] parts = ["kommun", "kommun/ärende", "å", "😀", "\uD800", new string('x', 500), "1", "22"];
        var keys = Enumerable.Range(0, 1_003).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => parts[random.Next(parts.Length)])))
            .Select(k => k[..Math.Min(k.Length, Document.MaxKeyLength)]).ToArray();
        var rows = keys.Select(k => new SegmentRow { Key = k, Version = 1, Language = Language.Swedish, Label = 0, IsTombstone = false, Length = 0 }).ToList();
        var (starts, written) = (new ByteWriter(), new ByteWriter());
        KeyTable.Write(starts, written, rows);
        var startsLength = starts.Length;
        starts.Bytes(written.Written);
        using var bytes = MappedBytes.Copy(starts.Written);
        var table = new KeyTable(bytes, (0, startsLength), (startsLength, written.Length), keys.Length);
        var buffer = new byte[KeyTable.MaxBytes];
        for (var i = keys.Length - 1; i >= 0; i--)
        {
            // A lone surrogate is kept as U+FFFD, as everywhere in a segment.
            Assert.Equal(keys[i].Replace('\uD800', '\uFFFD'), System.Text.Encoding.UTF8.GetString(table.Read(i, buffer)));
        }

        Assert.True(written.Length < keys.Sum(System.Text.Encoding.UTF8.GetByteCount));
    }

    [Fact]
    public void A_length_code_grows_with_the_length_and_is_at_most_a_twentieth_off()
    {
        var last = 0;
        for (var length = 0; length < 2_000_000; length += 1 + (length / 50))
        {
            var code = NormCode.Encode(length);
            Assert.True(code >= last);
            Assert.InRange(NormCode.Decode(code), length * 0.95, (length * 1.05) + 0.001);
            last = code;
        }
    }

    [Fact]
    public void A_term_is_found_where_it_stands_and_a_missing_one_is_not()
    {
        var terms = Enumerable.Range(0, 1_000).Select(i => TermSpace.Term(0, $"ord{i * 7:00000}å")).ToArray();
        var writer = new TermDictionaryWriter(withPostings: true);
        for (var i = 0; i < terms.Length; i++)
        {
            writer.Add(terms[i], i + 1, i, i % 3 == 0 ? 0 : i, i, 1);
        }

        var output = writer.Finish();
        using var bytes = MappedBytes.Copy(output.Written);
        var dictionary = new TermDictionary(bytes, 0, output.Length, withPostings: true);
        for (var i = 0; i < terms.Length; i++)
        {
            Assert.True(dictionary.TryFind(terms[i], out var info));
            Assert.Equal((i, i + 1, i), (info.Ordinal, info.DocumentFrequency, info.OpenDocumentFrequency));
            Assert.False(dictionary.TryFind(TermSpace.Term(0, $"ord{(i * 7) + 1:00000}å"), out _));
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 0)]
    [InlineData(-3, 250)]
    [InlineData(1_000_000, 60_000)]
    [InlineData(7, 16_000_000)]
    [InlineData(7, 4_000_000_000L)]
    [InlineData(long.MinValue, long.MaxValue)]
    public void Numbers_take_the_bytes_that_their_span_needs_and_come_back(long smallest, long span)
    {
        var random = new Random(9);
        long[] values = [smallest, unchecked(smallest + span), .. Enumerable.Range(0, 200).Select(_ => unchecked(smallest + random.NextInt64(Math.Max(1, span))))];
        var output = new ByteWriter();
        NarrowNumbers.Write(output, values);
        using var bytes = MappedBytes.Copy(output.Written);
        var numbers = new NarrowNumbers(bytes, 0, output.Length, values.Length);
        Assert.Equal(values, Enumerable.Range(0, values.Length).Select(i => numbers[i]));
        Assert.Throws<CorruptIndexException>(() => new NarrowNumbers(bytes, 0, output.Length - 1, values.Length));
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 10)]
    [InlineData(15, 10)]
    [InlineData(16, 10)]
    [InlineData(1_000, 200)]
    [InlineData(100, 90_000)]
    public void Starts_of_records_come_back(int records, int longest)
    {
        var random = new Random(records);
        var offsets = new int[records + 1];
        for (var i = 1; i < offsets.Length; i++)
        {
            offsets[i] = offsets[i - 1] + random.Next(longest + 1);
        }

        var output = new ByteWriter();
        OffsetTable.Write(output, offsets);
        using var bytes = MappedBytes.Copy(output.Written);
        var table = new OffsetTable(bytes, 0, output.Length, records);
        Assert.Equal(offsets, Enumerable.Range(0, offsets.Length).Select(i => table[i]));
        Assert.Throws<CorruptIndexException>(() => new OffsetTable(bytes, 0, output.Length - 1, records));
    }

    private static uint Mask(int bits) => bits == 32 ? uint.MaxValue : (1u << bits) - 1;
}
