using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Intranet.Abstractions;

namespace Intranet.Units.Features.ManageUnits;

/// <summary>A line of an imported table.</summary>
internal sealed record UnitLine(int Number, string Code, string Title, string? Parent);

/// <summary>Reads units from a table with the columns <c>code,title,parent</c>; comma, semicolon or tab between them.</summary>
internal static class UnitTable
{
    private const int MostLines = 2_000;

    /// <summary>The lines; what is wrong goes to the guard, at the field.</summary>
    public static List<UnitLine> Read(string table, string field, InputGuard guard)
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
        var lines = new List<UnitLine>();
        try
        {
            if (!csv.Read() || !csv.ReadHeader() || csv.GetFieldIndex("code", isTryGet: true) < 0 || csv.GetFieldIndex("title", isTryGet: true) < 0)
            {
                guard.Add(new UnitLineInvalid(1, "code,title,parent") { Field = field });
                return lines;
            }

            while (csv.Read() && lines.Count <= MostLines)
            {
                lines.Add(new UnitLine(csv.Parser.RawRow, Text(csv, "code"), Text(csv, "title"), Text(csv, "parent") is { Length: > 0 } parent ? parent : null));
            }
        }
        catch (BadDataException)
        {
            guard.Add(new UnitLineInvalid(csv.Parser.RawRow, "\"") { Field = field });
        }

        if (Wrong(lines) is { } wrong)
        {
            guard.Add(new UnitLineInvalid(wrong.Number, $"{wrong.Code} {wrong.Title}") { Field = field });
        }

        return lines;
    }

    private static string Text(CsvReader csv, string column) => csv.TryGetField<string>(column, out var text) ? text ?? "" : "";

    /// <summary>The first line that cannot be taken: without code or title, too long, above itself, twice there, or one too many.</summary>
    private static UnitLine? Wrong(List<UnitLine> lines) =>
        lines.FirstOrDefault(l => l.Code.Length is 0 or > Unit.LongestCode || l.Title.Length is 0 or > Unit.LongestTitle || l.Code == l.Parent)
        ?? lines.GroupBy(l => l.Code, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Last()
        ?? lines.ElementAtOrDefault(MostLines);
}
