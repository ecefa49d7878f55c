using System.Globalization;
using System.Text;

namespace Intranet.Search.Engine;

/// <summary>
/// Cuts text into words: runs of letters, digits and marks. Ideographs and emoji stand alone.
/// Allocates nothing and takes time linear in the text.
/// </summary>
internal ref struct WordTokenizer(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;
    private int next;

    public int Start { get; private set; }

    public int Length { get; private set; }

    public readonly ReadOnlySpan<char> Current => text.Slice(Start, Length);

    public bool MoveNext()
    {
        var i = next;
        while (i < text.Length)
        {
            var kind = KindAt(i, out var width);
            if (kind is Kind.Word or Kind.Alone)
            {
                Start = i;
                i += width;
                while (i < text.Length && (KindAt(i, out width) is var k) && (k == Kind.Mark || (k == Kind.Word && kind == Kind.Word)))
                {
                    i += width;
                }

                Length = i - Start;
                next = i;
                return true;
            }

            i += width;
        }

        next = i;
        return false;
    }

    private enum Kind
    {
        Other,
        Word,
        Mark,
        Alone,
    }

    private readonly Kind KindAt(int i, out int width)
    {
        width = 1;
        var c = text[i];
        if (c < 128)
        {
            return char.IsAsciiLetterOrDigit(c) ? Kind.Word : Kind.Other;
        }

        if (!char.IsSurrogate(c))
        {
            return c is 'å' or 'ä' or 'ö' or 'Å' or 'Ä' or 'Ö' ? Kind.Word : Of(CharUnicodeInfo.GetUnicodeCategory(c), c);
        }

        if (Rune.DecodeFromUtf16(text[i..], out var rune, out var used) != System.Buffers.OperationStatus.Done)
        {
            return Kind.Other;
        }

        width = used;
        var category = Rune.GetUnicodeCategory(rune);
        return category == UnicodeCategory.OtherSymbol ? Kind.Alone : Of(category, rune.Value);
    }

    private static Kind Of(UnicodeCategory category, int value) => category switch
    {
        UnicodeCategory.OtherLetter when IsIdeograph(value) => Kind.Alone,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber
            or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Kind.Word,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => Kind.Mark,
        _ => value == 0xAD ? Kind.Mark : Kind.Other,
    };

    private static bool IsIdeograph(int value) =>
        value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or >= 0x20000;
}
