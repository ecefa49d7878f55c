using System.Text;

namespace Intranet.Ui.Content;

/// <summary>A table for spreadsheets: semicolons, as they are read in Swedish (RFC 4180 otherwise), UTF-8 with its mark.</summary>
public sealed class CsvTable
{
    public const string ContentType = "text/csv; charset=utf-8";

    private const string Formulas = "=+-@＝＋－＠";
    private const string PassedOver = " \u00A0\uFEFF\t\r\n;,\"'";

    private readonly StringBuilder _text = new("\uFEFF");

    /// <param name="columns">Names of the columns.</param>
    public CsvTable(IEnumerable<string> columns) => Add([.. columns]);

    public void Add(params IEnumerable<string?> cells) => _text.AppendJoin(';', cells.Select(Cell)).Append("\r\n");

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_text.ToString());

    /// <summary>
    /// What a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV Injection"), also behind what some of
    /// them pass over first: spaces, separators, quotation marks.
    /// </summary>
    private static string Cell(string? value)
    {
        var text = value ?? "";
        var first = text.AsSpan().IndexOfAnyExcept(PassedOver);
        if (first >= 0 && Formulas.Contains(text[first]))
        {
            text = "'" + text;
        }

        return text.AsSpan().IndexOfAny(";,\t\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
