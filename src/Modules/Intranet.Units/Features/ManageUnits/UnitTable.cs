using Intranet.Abstractions;
using Intranet.Ui.Content;

namespace Intranet.Units.Features.ManageUnits;

/// <summary>A line of an imported table.</summary>
internal sealed record UnitLine(int Number, string Code, string Title, string? Parent);

/// <summary>Reads units from a table with the columns <c>code,title,parent</c>; comma, semicolon or tab between them.</summary>
internal static class UnitTable
{
    private const int MostLines = 2_000;

    /// <summary>Of what somebody wrote, that much is repeated in an error.</summary>
    private const int MostRepeated = 100;

    /// <summary>The lines; what is wrong goes to the guard, at the field.</summary>
    public static List<UnitLine> Read(string table, string field, InputGuard guard)
    {
        var sent = SentTable.Read(table, MostLines);
        if (sent.Fault is { Kind: TableFault.Quotation } fault)
        {
            guard.Add(new UnitLineInvalid(fault.Line, "\"") { Field = field });
        }
        else if (sent.Fault is not null || !sent.Columns.Contains("code") || !sent.Columns.Contains("title"))
        {
            guard.Add(new UnitLineInvalid(1, "code,title,parent") { Field = field });
        }

        List<UnitLine> lines = [.. sent.Lines.Select(l => new UnitLine(l.Number, l["code"], l["title"], l["parent"] is { Length: > 0 } parent ? parent : null))];
        if (!guard.Failed && Wrong(lines) is { } wrong)
        {
            guard.Add(new UnitLineInvalid(wrong.Number, Cut($"{wrong.Code} {wrong.Title}")) { Field = field });
        }

        return lines;
    }

    private static string Cut(string text) => text.Length <= MostRepeated ? text : text[..MostRepeated] + "…";

    /// <summary>The first line that cannot be taken: without code or title, too long, above itself, twice there, or one too many.</summary>
    private static UnitLine? Wrong(List<UnitLine> lines) =>
        lines.FirstOrDefault(l => l.Code.Length is 0 or > Unit.LongestCode || l.Title.Length is 0 or > Unit.LongestTitle || l.Code == l.Parent)
        ?? lines.GroupBy(l => l.Code, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Last()
        ?? lines.ElementAtOrDefault(MostLines);
}
