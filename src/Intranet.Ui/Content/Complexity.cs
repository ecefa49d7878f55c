namespace Intranet.Ui.Content;

/// <summary>
/// Tells texts apart that would keep a Markdown parser busy for seconds: its time grows with the square of the open brackets and the code marks of
/// a paragraph, and with the depth of lists. No text written by a person comes near these figures; one that does is shown as it was typed.
/// </summary>
internal static class Complexity
{
    private const int DeepestIndent = 200;
    private const int MostCells = 60_000;
    private const long MostBracketPairs = 40_000_000;
    private const long MostCodeSteps = 800_000_000;

    public static bool IsTooGreat(ReadOnlySpan<char> markdown)
    {
        long bracketPairs = 0, codeSteps = 0, cells = 0;
        long brackets = 0, codeRuns = 0, length = 0;
        foreach (var line in markdown.EnumerateLines())
        {
            var words = line.TrimStart(" \t>");
            if (words.IsEmpty)
            {
                bracketPairs += brackets * brackets;
                codeSteps += codeRuns * length;
                (brackets, codeRuns, length) = (0, 0, 0);
                continue;
            }

            if (line.Length - words.Length > DeepestIndent && StartsItem(words))
            {
                return true;
            }

            brackets += line.Count('[');
            codeRuns += CodeRuns(line);
            cells += line.Count('|');
            length += line.Length;
        }

        return bracketPairs + (brackets * brackets) > MostBracketPairs
            || codeSteps + (codeRuns * length) > MostCodeSteps
            || cells > MostCells;
    }

    private static bool StartsItem(ReadOnlySpan<char> words) => words[0] is '-' or '*' or '+' || char.IsAsciiDigit(words[0]);

    private static int CodeRuns(ReadOnlySpan<char> line)
    {
        var runs = 0;
        var isInRun = false;
        foreach (var letter in line)
        {
            runs += letter == '`' && !isInRun ? 1 : 0;
            isInRun = letter == '`';
        }

        return runs;
    }
}
