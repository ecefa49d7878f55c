using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Intranet.Search.Engine;

/// <summary>Sorted terms as <see cref="TermDictionaryWriter"/> wrote them. Looks up by two bisections: over blocks, then within one.</summary>
internal sealed class TermDictionary
{
    /// <summary>Greatest length of a term in bytes: a space mark and <see cref="Analyzer.MaxWordLength"/> UTF-16 units.</summary>
    public const int MaxTermBytes = 1 + (3 * Analyzer.MaxWordLength);

    private readonly MappedBytes bytes;
    private readonly bool withPostings;
    private readonly long offsetsAt;
    private readonly long startsAt;
    private readonly long dataAt;
    private readonly int dataLength;
    private readonly int blocks;

    public TermDictionary(MappedBytes bytes, long offset, int length, bool withPostings)
    {
        this.bytes = bytes;
        this.withPostings = withPostings;
        Count = MemoryMarshal.Read<int>(bytes.Span(offset, sizeof(int)));
        if (Count < 0)
        {
            throw new CorruptIndexException("A dictionary is damaged.");
        }

        blocks = (Count + TermDictionaryWriter.BlockSize - 1) / TermDictionaryWriter.BlockSize;
        offsetsAt = offset + sizeof(int);
        startsAt = offsetsAt + (blocks * (long)sizeof(uint));
        dataAt = withPostings ? startsAt + (blocks * (long)sizeof(ulong)) : startsAt;
        dataLength = checked((int)(length - (dataAt - offset)));
    }

    public int Count { get; }

    public bool TryFind(ReadOnlySpan<byte> term, out TermInfo info)
    {
        var block = BlockBefore(term);
        if (block >= 0)
        {
            var terms = new Enumerator(this, block * TermDictionaryWriter.BlockSize);
            while (terms.MoveNext() && terms.Ordinal / TermDictionaryWriter.BlockSize == block)
            {
                var order = terms.Current.SequenceCompareTo(term);
                if (order >= 0)
                {
                    info = terms.Info;
                    return order == 0;
                }
            }
        }

        info = default;
        return false;
    }

    /// <summary>Walks from the first term that is not before <paramref name="term"/>.</summary>
    public Enumerator From(ReadOnlySpan<byte> term)
    {
        var block = Math.Max(0, BlockBefore(term));
        var terms = new Enumerator(this, block * TermDictionaryWriter.BlockSize);
        var at = block * TermDictionaryWriter.BlockSize;
        while (terms.MoveNext() && terms.Current.SequenceCompareTo(term) < 0)
        {
            at = terms.Ordinal + 1;
        }

        return At(at);
    }

    /// <summary>Walks from a term by its place.</summary>
    public Enumerator At(int ordinal)
    {
        var terms = new Enumerator(this, ordinal / TermDictionaryWriter.BlockSize * TermDictionaryWriter.BlockSize);
        while (terms.Ordinal < ordinal - 1 && terms.MoveNext())
        {
        }

        return terms;
    }

    // The last block whose first term is not after the term.
    private int BlockBefore(ReadOnlySpan<byte> term)
    {
        var offsets = MemoryMarshal.Cast<byte, uint>(bytes.Span(offsetsAt, blocks * sizeof(uint)));
        var data = bytes.Span(dataAt, dataLength);
        var (low, high) = (0, blocks);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            var at = (int)offsets[middle];
            if (data.Slice(at + 2, data[at + 1]).SequenceCompareTo(term) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }

    /// <summary>Walks terms in order, from the start of a block.</summary>
    internal ref struct Enumerator
    {
        private readonly TermDictionary dictionary;
        private readonly ReadOnlySpan<byte> data;
        private TermBuffer buffer;
        private int at;
        private int length;
        private long postings;

        public Enumerator(TermDictionary dictionary, int blockStart)
        {
            this.dictionary = dictionary;
            data = dictionary.bytes.Span(dictionary.dataAt, dictionary.dataLength);
            Ordinal = blockStart - 1;
        }

        public int Ordinal { get; private set; }

        public TermInfo Info { get; private set; }

        [UnscopedRef]
        public readonly ReadOnlySpan<byte> Current => ((ReadOnlySpan<byte>)buffer)[..length];

        public bool MoveNext()
        {
            if (Ordinal + 1 >= dictionary.Count)
            {
                return false;
            }

            Ordinal++;
            if (Ordinal % TermDictionaryWriter.BlockSize == 0)
            {
                StartBlock(Ordinal / TermDictionaryWriter.BlockSize);
            }

            int shared = data[at], rest = data[at + 1];
            length = shared + rest;
            data.Slice(at + 2, rest).CopyTo(((Span<byte>)buffer)[shared..]);
            at += 2 + rest;
            if (dictionary.withPostings)
            {
                ReadInfo();
            }
            else
            {
                Info = new TermInfo(Ordinal, 0, 0, 0, 0, 0, 0);
            }

            return true;
        }

        private void StartBlock(int block)
        {
            at = (int)MemoryMarshal.Cast<byte, uint>(dictionary.bytes.Span(dictionary.offsetsAt, dictionary.blocks * sizeof(uint)))[block];
            if (dictionary.withPostings)
            {
                postings = MemoryMarshal.Read<long>(dictionary.bytes.Span(dictionary.startsAt + (block * (long)sizeof(ulong)), sizeof(ulong)));
            }
        }

        private void ReadInfo()
        {
            var frequency = Varint();
            var closed = Varint();
            var size = Varint();
            var (document, count) = size == 0 ? (Varint(), Varint()) : (0, 0);
            Info = new TermInfo(Ordinal, frequency, frequency - closed, postings, size, document, count);
            postings += size;
        }

        private int Varint()
        {
            var value = 0;
            for (var shift = 0; ; shift += 7)
            {
                var b = data[at++];
                value |= (b & 0x7F) << shift;
                if (b < 0x80)
                {
                    return value;
                }
            }
        }
    }
}
