using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Intranet.Abstractions;
using Intranet.Tenants.Features;

namespace Intranet.Tenants.Commands;

/// <summary>Reads tenants from a table: UTF-8, comma or semicolon, a heading line with <c>name,title</c> and any of the other columns.</summary>
internal static class TenantFile
{
    /// <summary>Far more than every organisation of the country needs.</summary>
    private const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Of what somebody wrote, that much is repeated in an error.</summary>
    private const int MostRepeated = 40;

    private static readonly string[] Columns = ["name", "title", "prefix", "host", "recipe", "kind", "code", "county", "stage"];

    /// <summary>The rows, and everything that is wrong with the file, each with its line. Rows count only where nothing is wrong.</summary>
    public static (IReadOnlyList<NewShell> Rows, IReadOnlyList<string> Problems) Read(string path)
    {
        if (!File.Exists(path))
        {
            return ([], [$"There is no file {Path.GetFullPath(path)}. Give its full path."]);
        }

        if (new FileInfo(path).Length > MostBytes)
        {
            return ([], [$"{Path.GetFullPath(path)} is larger than {MostBytes / 1024 / 1024} MB. Is it the right file? Else part it."]);
        }

        using var reader = new StreamReader(path);
        return Read(reader);
    }

    public static (IReadOnlyList<NewShell> Rows, IReadOnlyList<string> Problems) Read(TextReader reader)
    {
        var rows = new List<NewShell>();
        var problems = new List<string>();
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = true,
            DetectDelimiterValues = [",", ";", "\t"],
            TrimOptions = TrimOptions.Trim,
            PrepareHeaderForMatch = args => args.Header.ToLowerInvariant(),
            MissingFieldFound = null,
        };
        using var csv = new CsvReader(reader, configuration);
        try
        {
            ReadRows(csv, rows, problems);
        }
        catch (BadDataException)
        {
            problems.Add($"line {csv.Parser.RawRow}: a quotation mark stands inside a text or is never closed");
        }

        return (rows, problems);
    }

    private static void ReadRows(CsvReader csv, List<NewShell> rows, List<string> problems)
    {
        if (!csv.Read() || !csv.ReadHeader())
        {
            problems.Add("line 1: the file is empty; its first line names the columns: " + string.Join(',', Columns));
            return;
        }

        var headings = csv.HeaderRecord!.Select(h => h.Trim().ToLowerInvariant()).ToList();
        problems.AddRange(headings.Where(h => !Columns.Contains(h)).Select(h => $"line 1: unknown column \"{Cut(h)}\"{NearestName.Suggest(Cut(h), Columns)}"));
        problems.AddRange(Columns.Take(2).Where(c => !headings.Contains(c)).Select(c => $"line 1: the column {c} is missing"));
        if (problems.Count > 0)
        {
            return;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        while (csv.Read())
        {
            rows.Add(ReadRow(csv, names, problems));
        }
    }

    private static NewShell ReadRow(CsvReader csv, HashSet<string> names, List<string> problems)
    {
        string Field(string column) => csv.GetField(column) ?? "";
        string? Optional(string column) => Field(column) is { Length: > 0 } text ? text : null;

        var line = csv.Parser.RawRow;
        foreach (var column in Columns.Take(2).Where(c => Field(c).Length == 0))
        {
            problems.Add($"line {line}: {column} is empty");
        }

        if (!names.Add(Field("name")))
        {
            problems.Add($"line {line}: the name \"{Cut(Field("name"))}\" stands twice");
        }

        var kind = Optional("kind") is { } text ? TenantKinds.Read(text) : TenantKind.Other;
        if (kind is null)
        {
            problems.Add($"line {line}: there is no kind \"{Cut(Field("kind"))}\"; known are: {TenantKinds.Known}");
        }

        var stage = JoinStages.Read(Optional("stage") ?? "open");
        if (stage is null)
        {
            problems.Add($"line {line}: there is no stage \"{Cut(Field("stage"))}\"; known are: {JoinStages.Known}");
        }

        return new NewShell
        {
            Name = Field("name"),
            Title = Field("title"),
            Prefix = Field("prefix"),
            Host = Field("host"),
            Recipe = Optional("recipe"),
            Kind = kind ?? TenantKind.Other,
            Code = Optional("code"),
            County = Optional("county"),
            Stage = stage ?? JoinStage.Open,
        };
    }

    private static string Cut(string text) => text.Length <= MostRepeated ? text : text[..MostRepeated] + "…";
}
