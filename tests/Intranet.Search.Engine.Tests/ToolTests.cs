using System.Text;
using Intranet.Search.Tool;

namespace Intranet.Search.Engine.Tests;

public sealed class ToolTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Files_from_anywhere_are_indexed_and_questions_answered()
    {
        var documents = File("docs.jsonl", Encoding.UTF8.GetPreamble(), string.Join("\r\n", [
            """{"id":"a","title":"Snöröjning","body":"Vi röjer gång- och cykelvägar."}""",
            "",
            """{"id":7,"body":["Första stycket om orosanmälan.","Andra stycket."],"okänt":{"x":1},"tal":3,"flagga":true,"inget":null}""",
            """{"id":"c","title":null,"body":"TEXT"}""".Replace("TEXT", string.Concat(Enumerable.Repeat("lång text om skolan ", 50_000)), StringComparison.Ordinal),
            """{"id":"d"}""",
            """{"id":"e","body":"halv \ud83d emoji","":"utan namn"}""", "",
        ]));
        var queries = File("queries.jsonl", [], string.Join("\r\n", [
            """{"id":"q1","text":"Hur anmäler man oro, dvs -gör \"en orosanmälan\"?"}""",
            """{"id":2,"text":"snöröjning titel:finns-inte"}""",
            """{"id":"q3","text":""}""",
            """{"id":"q4"}""",
            """{"id":"q5","text":"skolan"}""",
        ]));
        Assert.Equal("", Run(0, "index", documents, Index));

        var lines = Run(0, "run", Index, queries, "--top", "3").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')).ToArray();

        Assert.All(lines, l => Assert.Equal(4, l.Length));
        Assert.Equal([("q1", "7", "1"), ("2", "a", "1"), ("q5", "c", "1")], lines.Where(l => l[2] == "1").Select(l => (l[0], l[1], l[2])));
        Assert.Contains("0 problems", Run(0, "check", Index), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The permit is valid for the whole of the year and may be renewed by the board.", "permits", 1)]
    [InlineData("Tillståndet gäller för hela året och kan förnyas av nämnden när det behövs.", "tillstånd", 1)]
    [InlineData("", "permits", 0)]
    public void The_language_is_seen_from_the_documents(string body, string question, int found)
    {
        var documents = File("docs.jsonl", [], $$"""{"id":"a","body":"{{body}}"}""");
        Run(0, "index", documents, Index);

        var answer = Run(0, "run", Index, File("queries.jsonl", [], $$"""{"id":"q","text":"{{question}}"}"""));

        Assert.Equal(found, answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("""{"id":"a"}""" + "\n{nej", "line 2")]
    [InlineData("[1]", "line 1")]
    [InlineData("""{"title":"utan id"}""", "id is missing")]
    public void What_is_no_document_is_told_with_its_place(string content, string told) =>
        Assert.Contains(told, Run(1, "index", File("docs.jsonl", [], content), Index), StringComparison.Ordinal);

    private string Index => Path.Combine(folder.Path, "index");

    private string File(string name, byte[] before, string text)
    {
        var path = Path.Combine(folder.Path, name);
        System.IO.File.WriteAllBytes(path, [.. before, .. Encoding.UTF8.GetBytes(text)]);
        return path;
    }

    // What was written; errors where it failed.
    private static string Run(int code, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(code, Commands.Run(arguments, output, error));
        return code == 0 ? output.ToString().ReplaceLineEndings("\n") : error.ToString();
    }
}
