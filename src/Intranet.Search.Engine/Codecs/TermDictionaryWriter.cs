namespace Intranet.Search.Engine;

/// <summary>
/// Writes sorted terms in blocks of sixteen, each term as what it shares with the one before and its rest, with or without what is known
/// of its postings.
/// </summary>
internal sealed class TermDictionaryWriter(bool withPostings)
{
    public const int BlockSize = 16;

    private readonly ByteWriter data = new(4096);
    private readonly ByteWriter offsets = new();
    private readonly ByteWriter postingStarts = new();
    private byte[] last = [];
    private int count;
    private long postingsEnd;

    /// <summary>Adds a term; <paramref name="postingsLength"/> 0 means that document and frequency stand here.</summary>
    public void Add(byte[] term, int frequency = 0, int openFrequency = 0, int postingsLength = 0, int document = 0, int count = 0)
    {
        var shared = 0;
        if (this.count++ % BlockSize == 0)
        {
            offsets.UInt32((uint)data.Length);
            postingStarts.UInt64((ulong)postingsEnd);
        }
        else
        {
            shared = term.AsSpan().CommonPrefixLength(last);
        }

        data.Byte((byte)shared);
        data.Byte((byte)(term.Length - shared));
        data.Bytes(term.AsSpan(shared));
        last = term;
        if (!withPostings)
        {
            return;
        }

        data.Varint((uint)frequency);
        data.Varint((uint)(frequency - openFrequency));
        data.Varint((uint)postingsLength);
        if (postingsLength == 0)
        {
            data.Varint((uint)document);
            data.Varint((uint)count);
        }

        postingsEnd += postingsLength;
    }

    public ByteWriter Finish()
    {
        var all = new ByteWriter(data.Length + offsets.Length + 16);
        all.UInt32((uint)count);
        all.Bytes(offsets.Written);
        if (withPostings)
        {
            all.Bytes(postingStarts.Written);
        }

        all.Bytes(data.Written);
        return all;
    }
}
