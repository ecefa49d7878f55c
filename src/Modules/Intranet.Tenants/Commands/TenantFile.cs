using Intranet.Abstractions;
using Intranet.Tenants.Features;
using Intranet.Ui.Content;

namespace Intranet.Tenants.Commands;

/// <summary>Reads tenants from a table: comma, semicolon or tab, a heading line with <c>name,title</c> and any of the other columns.</summary>
internal static class TenantFile
{
    /// <summary>Far more than every organisation of the country needs.</summary>
    private const int MostBytes = 4 * 1024 * 1024;

    private const int MostRows = 10_000;

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

        return ReadText(SentTable.Decode(File.ReadAllBytes(path)));
    }

    public static (IReadOnlyList<NewShell> Rows, IReadOnlyList<string> Problems) ReadText(string text)
    {
        var table = SentTable.Read(text, MostRows);
        var problems = new List<string>(ProblemsOf(table));
        if (problems.Count > 0)
        {
            return ([], problems);
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        var rows = table.Lines.Select(line => ReadRow(line, names, problems)).ToList();
        return (rows, problems);
    }

    /// <summary>What is wrong with the file as a whole.</summary>
    private static IEnumerable<string> ProblemsOf(SentTable table) => table switch
    {
        { Fault: { Kind: TableFault.Empty } } => ["line 1: the file is empty; its first line names the columns: " + string.Join(',', Columns)],
        { Fault: { Kind: TableFault.ColumnTwice } } => ["line 1: a column stands twice"],
        { Fault: { Kind: TableFault.Quotation, Line: var line } } => [$"line {line}: a quotation mark stands inside a text or is never closed"],
        { Lines.Count: > MostRows } => [$"line {table.Lines[MostRows].Number}: more than {MostRows} rows. Part the file."],
        _ =>
        [
            .. table.Columns.Where(h => !Columns.Contains(h)).Select(h => $"line 1: unknown column \"{Cut(h)}\"{NearestName.Suggest(Cut(h), Columns)}"),
            .. Columns.Take(2).Where(c => !table.Columns.Contains(c)).Select(c => $"line 1: the column {c} is missing"),
        ],
    };

    private static NewShell ReadRow(TableLine row, HashSet<string> names, List<string> problems)
    {
        string? Optional(string column) => row[column] is { Length: > 0 } text ? text : null;

        var line = row.Number;
        foreach (var column in Columns.Take(2).Where(c => row[c].Length == 0))
        {
            problems.Add($"line {line}: {column} is empty");
        }

        if (!names.Add(row["name"]))
        {
            problems.Add($"line {line}: the name \"{Cut(row["name"])}\" stands twice");
        }

        var kind = Optional("kind") is { } text ? TenantKinds.Read(text) : TenantKind.Other;
        if (kind is null)
        {
            problems.Add($"line {line}: there is no kind \"{Cut(row["kind"])}\"; known are: {TenantKinds.Known}");
        }

        var stage = JoinStages.Read(Optional("stage") ?? "open");
        if (stage is null)
        {
            problems.Add($"line {line}: there is no stage \"{Cut(row["stage"])}\"; known are: {JoinStages.Known}");
        }

        return new NewShell
        {
            Name = row["name"],
            Title = row["title"],
            Prefix = row["prefix"],
            Host = row["host"],
            Recipe = Optional("recipe"),
            Kind = kind ?? TenantKind.Other,
            Code = Optional("code"),
            County = Optional("county"),
            Stage = stage ?? JoinStage.Open,
        };
    }

    private static string Cut(string text) => text.Length <= MostRepeated ? text : text[..MostRepeated] + "…";
}
