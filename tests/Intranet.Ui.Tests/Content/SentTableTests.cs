using System.Globalization;
using System.Text;
using Intranet.Ui.Content;

namespace Intranet.Ui.Tests.Content;

/// <summary>Tables as people send them, and as nobody should.</summary>
public sealed class SentTableTests
{
    private static readonly string[][] Rows =
    [
        ["0780", "Hälsa, vård; omsorg"], ["=cmd|' /C calc'!A0", "+46 470"], ["-1", "@SUM(A1)"], ["tab\tinuti", "\"citat\" i citat"], ["rad\nbryt", "<script>alert(1)</script>"], ["\u202Eomvänt", "nolla\0byte"],
    ];

    public static TheoryData<char, string, bool> Ways
    {
        get
        {
            var ways = new TheoryData<char, string, bool>();
            foreach (var separator in ",;\t")
            {
                foreach (var end in new[] { "\n", "\r\n", "\r" })
                {
                    ways.Add(separator, end, separator == ';');
                }
            }

            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Texts_are_the_same_however_the_table_was_written(char separator, string end, bool hasMark)
    {
        var lines = Rows.Select(row => string.Join(separator, row.Select(Quoted)));
        var table = SentTable.Read((hasMark ? "\uFEFF" : "") + $" Code {separator} Title {end}{separator}{end}{string.Join(end, lines)}{end}{separator}{separator}{end}{end}", 100);

        Assert.Null(table.Fault);
        Assert.Equal(["code", "title"], table.Columns);
        Assert.Equal(Rows, table.Lines.Select(l => new[] { l["code"], l["title"] }));
        Assert.All(table.Lines, l => Assert.Equal("", l["parent"]));
    }

    [Theory]
    [InlineData("", TableFault.Empty, 1)]
    [InlineData("\uFEFF\r\n\r\n", TableFault.Empty, 1)]
    [InlineData("code,CODE\n1,2", TableFault.ColumnTwice, 1)]
    [InlineData("code,title\n1,\"aldrig stängd\n2,b", TableFault.Quotation, 3)]
    [InlineData("code,title\n1,a\"b\n2,b", TableFault.Quotation, 2)]
    public void What_cannot_be_read_is_told_with_its_line(string text, TableFault kind, int line) => Assert.Equal((kind, line), SentTable.Read(text, 100).Fault);

    [Fact]
    public void Lines_may_be_shorter_and_longer_than_the_heading_and_columns_may_have_no_name()
    {
        var table = SentTable.Read("code,,title\nett\ntvå,x,b,c,d\n", 100);

        Assert.Equal(["ett", "två"], table.Lines.Select(l => l["code"]));
        Assert.Equal(["", "b"], table.Lines.Select(l => l["title"]));
        Assert.Equal([2, 3], table.Lines.Select(l => l.Number));
    }

    [Fact]
    public void A_line_is_numbered_as_in_the_file_and_separated_as_the_heading_is()
    {
        var table = SentTable.Read("code\n\"ett\nbryt\"\n\ntvå;x\ttre\n", 100);

        Assert.Equal(["ett\nbryt", "två;x\ttre"], table.Lines.Select(l => l["code"]));
        Assert.Equal([3, 5], table.Lines.Select(l => l.Number));
    }

    [Fact]
    public void A_hundred_thousand_lines_are_read_and_of_more_no_more_than_asked_for()
    {
        var text = "code;title\n" + string.Concat(Enumerable.Range(0, 200_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i};\"Nämnd; {i}\"\n")));
        SentTable? table = null;

        var spent = ProcessorTime.OfThread(() => table = SentTable.Read(text, 100_000));

        Assert.Equal(100_001, table!.Lines.Count);
        Assert.Equal("Nämnd; 100000", table.Lines[^1]["title"]);
        Assert.True(spent < TimeSpan.FromSeconds(2), $"It took {spent} of processor time.");
    }

    [Theory]
    [InlineData("\"")]
    [InlineData(";")]
    [InlineData("\"\"")]
    [InlineData("\r")]
    [InlineData("a")]
    [InlineData("\"a\"\n")]
    public void Much_of_the_same_is_soon_read(string piece)
    {
        var text = "code;title\n" + string.Concat(Enumerable.Repeat(piece, 500_000 / piece.Length));

        var spent = ProcessorTime.OfThread(() => SentTable.Read(text, 2_000));

        Assert.True(spent < TimeSpan.FromSeconds(1), $"It took {spent} of processor time.");
    }

    [Fact]
    public void A_file_is_read_in_the_encodings_that_spreadsheets_write()
    {
        const string Text = "code;title\n0780;Växjö åäö";
        byte[][] files =
        [
            Encoding.UTF8.GetBytes(Text), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)], Encoding.Latin1.GetBytes(Text),
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)], [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Text)],
        ];

        Assert.All(files, file => Assert.Equal(Text, SentTable.Decode(file)));
        Assert.Equal("nollabyte", SentTable.Decode("nolla\0byte"u8.ToArray()));
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
