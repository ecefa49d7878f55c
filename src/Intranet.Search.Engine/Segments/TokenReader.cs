namespace Intranet.Search.Engine;

/// <summary>Walks the words of a document, field by field.</summary>
internal ref struct TokenReader
{
    private readonly WordCode code;
    private readonly ReadOnlySpan<byte> bytes;
    private readonly ReadOnlySpan<int> phraseStarts;
    private readonly ReadOnlySpan<int> phraseWords;
    private readonly int fields;
    private ReadOnlySpan<int> phrase;
    private int at;

    /// <param name="code">How words are written.</param>
    /// <param name="bytes">The document.</param>
    /// <param name="fields">How many text fields the segment knows.</param>
    /// <param name="phraseStarts">Where each phrase starts among the words of all phrases, and where the last ends.</param>
    /// <param name="phraseWords">The words of all phrases.</param>
    public TokenReader(WordCode code, ReadOnlySpan<byte> bytes, int fields, ReadOnlySpan<int> phraseStarts, ReadOnlySpan<int> phraseWords)
    {
        this.code = code;
        this.bytes = bytes;
        this.fields = fields;
        this.phraseStarts = phraseStarts;
        this.phraseWords = phraseWords;
    }

    public int Field { get; private set; }

    /// <summary>Words of the current field that have not been read.</summary>
    public int WordsLeft { get; private set; }

    /// <summary>The current word by rank.</summary>
    public int Word { get; private set; }

    public bool NextField()
    {
        SkipField();
        if (at >= bytes.Length)
        {
            return false;
        }

        var head = Varint();
        (WordsLeft, Field) = Math.DivRem(head, fields);
        return true;
    }

    public bool NextWord()
    {
        if (WordsLeft == 0)
        {
            return false;
        }

        WordsLeft--;
        if (!phrase.IsEmpty)
        {
            Word = phrase[0];
            phrase = phrase[1..];
            return true;
        }

        int first = bytes[at++];
        if (first < code.ShortWords)
        {
            Word = first;
        }
        else if (first < code.FirstLong)
        {
            Word = code.ShortWords + ((first - code.FirstMiddle) << 8 | bytes[at++]);
        }
        else if (first < code.FirstPhrase)
        {
            Word = code.ShortWords + (code.MiddleWords << 8) + ((first - code.FirstLong) << 16 | bytes[at] << 8 | bytes[at + 1]);
            at += 2;
        }
        else
        {
            StartPhrase(first < code.FirstMiddlePhrase ? first - code.FirstPhrase : code.ShortPhrases + ((first - code.FirstMiddlePhrase) << 8 | bytes[at++]));
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

    private void StartPhrase(int number)
    {
        var start = phraseStarts[number];
        phrase = phraseWords[start..phraseStarts[number + 1]];
        Word = phrase[0];
        phrase = phrase[1..];
    }

    private int Varint()
    {
        var value = 0;
        for (var shift = 0; ; shift += 7)
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
