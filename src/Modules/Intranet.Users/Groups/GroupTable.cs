using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Intranet.Abstractions;

namespace Intranet.Users;

/// <summary>
/// Reads groups from a table with the columns <c>group,name,member</c>: a line for each person in a group, or one without member
/// for a group that nobody is in. Comma, semicolon or tab between them.
/// </summary>
internal static class GroupTable
{
    private const int MostLines = 100_000;

    private sealed record Line(int Number, string Group, string Name, string Member);

    /// <summary>The groups; what is wrong goes to the guard, at the field.</summary>
    public static List<ToldGroup> Read(string table, string field, InputGuard guard)
    {
        var lines = ReadLines(table, field, guard);
        if (!guard.Failed && Wrong(lines) is { } wrong)
        {
            guard.Add(new GroupLineInvalid(wrong.Number, $"{wrong.Group} {wrong.Name} {wrong.Member}") { Field = field });
        }

        return guard.Failed
            ? []
            : [.. lines.GroupBy(l => l.Group, StringComparer.Ordinal).Select(g => new ToldGroup(g.Key, g.First().Name, [.. g.Select(l => l.Member).Where(m => m.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)]))];
    }

    private static List<Line> ReadLines(string table, string field, InputGuard guard)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = true,
            DetectDelimiterValues = [",", ";", "\t"],
            TrimOptions = TrimOptions.Trim,
            PrepareHeaderForMatch = args => args.Header.ToLowerInvariant(),
            MissingFieldFound = null,
        };
        using var csv = new CsvReader(new StringReader(table), configuration);
        var lines = new List<Line>();
        try
        {
            if (!csv.Read() || !csv.ReadHeader() || csv.GetFieldIndex("group", isTryGet: true) < 0 || csv.GetFieldIndex("name", isTryGet: true) < 0)
            {
                guard.Add(new GroupLineInvalid(1, "group,name,member") { Field = field });
                return lines;
            }

            while (csv.Read() && lines.Count <= MostLines)
            {
                lines.Add(new Line(csv.Parser.RawRow, Text(csv, "group"), Text(csv, "name"), Text(csv, "member")));
            }
        }
        catch (BadDataException)
        {
            guard.Add(new GroupLineInvalid(csv.Parser.RawRow, "\"") { Field = field });
        }

        return lines;
    }

    private static string Text(CsvReader csv, string column) => csv.TryGetField<string>(column, out var text) ? text ?? "" : "";

    /// <summary>The first line that cannot be taken: without group or name, too long, a group by two names, or one too many.</summary>
    private static Line? Wrong(List<Line> lines) =>
        lines.Find(l => l.Group.Length is 0 or > Group.LongestExternalId || l.Name.Length is 0 or > Group.LongestName || l.Member.Length > User.LongestEmail)
        ?? lines.GroupBy(l => l.Group, StringComparer.Ordinal).FirstOrDefault(g => g.Any(l => l.Name != g.First().Name) || g.Count() > Group.MostMembers)?.Last()
        ?? lines.ElementAtOrDefault(MostLines);
}
