namespace Intranet.Search.Engine;

/// <summary>Walks the words of a document, field by field.</summary>
internal ref struct TokenReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int at;
    private int fieldsLeft;

    public int FieldCount { get; private set; }

    public int Field { get; private set; }

    /// <summary>Words of the current field that have not been read.</summary>
    public int WordsLeft { get; private set; }

    public int Word { get; private set; }

    public void StartDocument(int offset)
    {
        at = offset;
        FieldCount = fieldsLeft = Varint();
        WordsLeft = 0;
    }

    public bool NextField()
    {
        if (fieldsLeft == 0)
        {
            return false;
        }

        fieldsLeft--;
        Field = Varint();
        WordsLeft = Varint();
        return true;
    }

    public bool NextWord()
    {
        if (WordsLeft == 0)
        {
            return false;
        }

        WordsLeft--;
        Word = Varint();
        return true;
    }

    public void SkipField()
    {
        while (NextWord())
        {
        }
    }

    /// <summary>The next word of whatever field.</summary>
    public bool MoveNext()
    {
        while (!NextWord())
        {
            if (!NextField())
            {
                return false;
            }
        }

        return true;
    }

    private int Varint()
    {
        int value = bytes[at++];
        if (value < 0x80)
        {
            return value;
        }

        value &= 0x7F;
        for (var shift = 7; ; shift += 7)
        {
            var b = bytes[at++];
            value |= (b & 0x7F) << shift;
            if (b < 0x80)
            {
                return value;
            }
        }
    }
}
