using System.Globalization;
using System.Text;

namespace Intranet.Search.Engine;

/// <summary>
/// One written form for each word: compatibility forms composed, lower case, accents that Swedish does not use removed,
/// the Danish and Norwegian letters read as the Swedish ones. å, ä and ö are letters of their own and stay.
/// </summary>
internal static class CharacterFolding
{
    public static int Fold(ReadOnlySpan<char> word, Span<char> folded)
    {
        var cut = word.Length > Analyzer.MaxWordLength ? word[..Analyzer.MaxWordLength] : word;
        for (var i = 0; i < cut.Length; i++)
        {
            var c = cut[i];
            if (c < 128)
            {
                folded[i] = c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
            }
            else if (c is 'å' or 'ä' or 'ö')
            {
                folded[i] = c;
            }
            else if (c is 'Å' or 'Ä' or 'Ö')
            {
                folded[i] = (char)(c + 0x20);
            }
            else
            {
                return FoldSlowly(cut, folded);
            }
        }

        return cut.Length;
    }

    private static int FoldSlowly(ReadOnlySpan<char> word, Span<char> folded)
    {
        var composed = Composed(word);
        var length = 0;
        foreach (var c in composed)
        {
            length = Append(char.ToLowerInvariant(c), folded, length);
        }

        // Cutting a long word may leave half a character behind.
        return length > 0 && char.IsHighSurrogate(folded[length - 1]) ? length - 1 : length;
    }

    private static string Composed(ReadOnlySpan<char> word)
    {
        var text = new string(word);
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // A lone surrogate cannot be normalised; the word is kept as it stands.
            return text;
        }
    }

    private static int Append(char c, Span<char> folded, int length)
    {
        switch (c)
        {
            case 'å' or 'ä' or 'ö':
                return Add(c, folded, length);
            case 'æ':
                return Add('ä', folded, length);
            case 'ø':
                return Add('ö', folded, length);
            case 'ß':
                return Add('s', folded, Add('s', folded, length));
            case 'đ' or 'ð':
                return Add('d', folded, length);
            case 'ł':
                return Add('l', folded, length);
            case 'ŧ':
                return Add('t', folded, length);
            case 'þ':
                return Add('h', folded, Add('t', folded, length));
            case 'ŋ':
                return Add('n', folded, length);
            default:
                return c < 128 || char.IsSurrogate(c) ? Add(c, folded, length) : AddBase(c, folded, length);
        }
    }

    private static int AddBase(char c, Span<char> folded, int length)
    {
        foreach (var part in c.ToString().Normalize(NormalizationForm.FormD))
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(part);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
            {
                continue;
            }

            length = Add(part, folded, length);
        }

        return length;
    }

    private static int Add(char c, Span<char> folded, int length)
    {
        if (length >= Analyzer.MaxWordLength || !(char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.IsSymbol(c) || char.IsNumber(c)))
        {
            return length;
        }

        folded[length] = c;
        return length + 1;
    }
}
