using Intranet.Abstractions;
using Intranet.Ui.Content;

namespace Intranet.Users;

/// <summary>
/// Reads groups from a table with the columns <c>group,name,member</c>: a line for each person in a group, or one without member
/// for a group that nobody is in. Comma, semicolon or tab between them.
/// </summary>
internal static class GroupTable
{
    private const int MostLines = 100_000;

    /// <summary>Of what somebody wrote, that much is repeated in an error.</summary>
    private const int MostRepeated = 100;

    private sealed record Line(int Number, string Group, string Name, string Member);

    /// <summary>The groups; what is wrong goes to the guard, at the field.</summary>
    public static List<ToldGroup> Read(string table, string field, InputGuard guard)
    {
        var lines = ReadLines(table, field, guard);
        if (!guard.Failed && Wrong(lines) is { } wrong)
        {
            guard.Add(new GroupLineInvalid(wrong.Number, Cut($"{wrong.Group} {wrong.Name} {wrong.Member}")) { Field = field });
        }

        return guard.Failed
            ? []
            : [.. lines.GroupBy(l => l.Group, StringComparer.Ordinal).Select(g => new ToldGroup(g.Key, g.First().Name, [.. g.Select(l => l.Member).Where(m => m.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)]))];
    }

    private static List<Line> ReadLines(string table, string field, InputGuard guard)
    {
        var sent = SentTable.Read(table, MostLines);
        if (sent.Fault is { Kind: TableFault.Quotation } fault)
        {
            guard.Add(new GroupLineInvalid(fault.Line, "\"") { Field = field });
        }
        else if (sent.Fault is not null || !sent.Columns.Contains("group") || !sent.Columns.Contains("name"))
        {
            guard.Add(new GroupLineInvalid(1, "group,name,member") { Field = field });
        }

        return [.. sent.Lines.Select(l => new Line(l.Number, l["group"], l["name"], l["member"]))];
    }

    private static string Cut(string text) => text.Length <= MostRepeated ? text : text[..MostRepeated] + "…";

    /// <summary>The first line that cannot be taken: without group or name, too long, a group by two names, or one too many.</summary>
    private static Line? Wrong(List<Line> lines) =>
        lines.Find(l => l.Group.Length is 0 or > Group.LongestExternalId || l.Name.Length is 0 or > Group.LongestName || l.Member.Length > User.LongestEmail)
        ?? lines.GroupBy(l => l.Group, StringComparer.Ordinal).FirstOrDefault(g => g.Any(l => l.Name != g.First().Name) || g.Count() > Group.MostMembers)?.Last()
        ?? lines.ElementAtOrDefault(MostLines);
}
