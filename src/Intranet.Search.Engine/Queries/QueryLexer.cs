namespace Intranet.Search.Engine;

/// <summary>A piece of a query as typed.</summary>
/// <param name="Text">The word or the inside of the quotation marks.</param>
/// <param name="Field">What stood before a colon; null when nothing did.</param>
/// <param name="Sign">'-', '+' or '\0'.</param>
/// <param name="Quoted">Whether it stood in quotation marks.</param>
internal readonly record struct QueryItem(string Text, string? Field, char Sign, bool Quoted);

/// <summary>Cuts a query into its pieces, once from left to right.</summary>
internal static class QueryLexer
{
    public static IEnumerable<QueryItem> Read(string text)
    {
        var i = 0;
        while (i < text.Length)
        {
            if (char.IsWhiteSpace(text[i]) || text[i] is '(' or ')')
            {
                i++;
                continue;
            }

            yield return ReadItem(text, ref i);
        }
    }

    private static QueryItem ReadItem(string text, ref int i)
    {
        var sign = '\0';
        if (text[i] is '-' or '+' or '−' && i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]))
        {
            sign = text[i] == '+' ? '+' : '-';
            i++;
        }

        if (IsQuote(text[i]))
        {
            return new QueryItem(ReadQuoted(text, ref i), null, sign, true);
        }

        var start = i;
        while (i < text.Length && !char.IsWhiteSpace(text[i]) && !IsQuote(text[i]) && text[i] is not ('(' or ')' or ':'))
        {
            i++;
        }

        var word = text[start..i];
        if (i >= text.Length || text[i] != ':')
        {
            return new QueryItem(word, null, sign, false);
        }

        i++;
        if (i < text.Length && IsQuote(text[i]))
        {
            return new QueryItem(ReadQuoted(text, ref i), word, sign, true);
        }

        start = i;
        while (i < text.Length && !char.IsWhiteSpace(text[i]) && !IsQuote(text[i]) && text[i] is not ('(' or ')'))
        {
            i++;
        }

        return new QueryItem(text[start..i], word, sign, false);
    }

    private static string ReadQuoted(string text, ref int i)
    {
        var start = ++i;
        while (i < text.Length && !IsQuote(text[i]))
        {
            i++;
        }

        var inside = text[start..i];
        i++;
        return inside;
    }

    private static bool IsQuote(char c) => c is '"' or '”' or '“' or '„' or '«' or '»';
}
