using System.Text;
using Intranet.Ui.Content;

namespace Intranet.Ui.Tests.Content;

public sealed class CsvTableTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("@SUM(1+1)")]
    [InlineData("\n=1+1")]
    [InlineData(" =1+1")]
    [InlineData(";=1+1")]
    [InlineData("\"=1+1")]
    [InlineData("＝1+1")]
    public void What_a_spreadsheet_would_calculate_is_a_text(string cell) => Assert.StartsWith("'", Unquoted(cell), StringComparison.Ordinal);

    [Fact]
    public void No_attack_of_the_collection_begins_a_formula() =>
        Assert.All(BadInput.Json("csv-injection.json"), cell => Assert.StartsWith("'", Unquoted(cell.GetString()!), StringComparison.Ordinal));

    [Theory]
    [InlineData("Växjö kommun")]
    [InlineData("a;b, \"c\"")]
    [InlineData("5 - 3 = 2")]
    [InlineData("")]
    public void Other_texts_stay_as_they_are(string cell) => Assert.Equal(cell, Unquoted(cell));

    private static string Unquoted(string cell)
    {
        var table = new CsvTable(["h"]);
        table.Add(cell);
        var line = Encoding.UTF8.GetString(table.ToBytes())["\uFEFFh\r\n".Length..][..^2];
        return line.StartsWith('"') ? line[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : line;
    }
}
