namespace Intranet.Search.Engine;

/// <summary>Walks the words of a document, field by field.</summary>
internal ref struct TokenReader
{
    private readonly WordStream stream;
    private readonly ReadOnlySpan<byte> bytes;
    private ReadOnlySpan<byte> phrase;
    private int at;
    private int inPhrase;
    private int codesLeft;

    /// <param name="stream">How words are written.</param>
    /// <param name="bytes">The document.</param>
    public TokenReader(WordStream stream, ReadOnlySpan<byte> bytes)
    {
        this.stream = stream;
        this.bytes = bytes;
    }

    public int Field { get; private set; }

    /// <summary>The current word by rank.</summary>
    public int Word { get; private set; }

    public bool NextField()
    {
        SkipField();
        if (at >= bytes.Length)
        {
            return false;
        }

        (codesLeft, Field) = stream.Field(bytes, ref at);
        return true;
    }

    public bool NextWord()
    {
        if (inPhrase < phrase.Length)
        {
            Word = stream.Next(phrase, ref inPhrase);
            return true;
        }

        if (codesLeft == 0)
        {
            return false;
        }

        codesLeft--;
        Word = stream.Next(bytes, ref at);
        if (Word < 0)
        {
            phrase = stream.Phrase(~Word);
            inPhrase = 0;
            Word = stream.Next(phrase, ref inPhrase);
        }

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
}
