using Intranet.Abstractions;
using Intranet.Tenants.Commands;

namespace Intranet.Tenants.Tests;

public sealed class TenantFileTests
{
    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    public void Rows_are_read_with_comma_or_semicolon_and_codes_keep_their_zero(char separator)
    {
        var (rows, problems) = Read("name,title,kind,code,county\nvaxjo,Växjö kommun,municipality,0780,Kronobergs län\n".Replace(',', separator));

        Assert.Empty(problems);
        Assert.Equal(
            new NewShell { Name = "vaxjo", Title = "Växjö kommun", Kind = TenantKind.Municipality, Code = "0780", County = "Kronobergs län" },
            Assert.Single(rows));
    }

    [Fact]
    public void An_unknown_column_is_reported_with_the_nearest_name_and_a_missing_one_by_name() =>
        Assert.Equal(
            ["line 1: unknown column \"titel\"; did you mean \"title\"?", "line 1: the column title is missing"],
            Read("name,titel\nsala,Sala kommun\n").Problems);

    [Fact]
    public void Everything_wrong_with_the_rows_is_reported_with_its_line() =>
        Assert.Equal(
            ["line 2: title is empty", "line 3: the name \"sala\" stands twice", "line 3: there is no kind \"stad\"; known are: association, company, jointboard, municipalassociation, municipality, other, region"],
            Read("name,title,kind\nsala,,\nsala,Sala kommun,stad\n").Problems);

    [Fact]
    public void The_network_is_not_a_kind_that_a_file_may_make() =>
        Assert.Contains("there is no kind \"network\"", Assert.Single(Read("name,title,kind\nx1,X,network\n").Problems));

    [Fact]
    public void An_open_quotation_mark_is_reported() =>
        Assert.Contains("quotation mark", Assert.Single(Read("name,title\nsala,\"Sala kommun\n").Problems));

    [Fact]
    public void An_empty_file_says_which_columns_it_needs() => Assert.Contains("name,title,prefix", Assert.Single(Read("").Problems));

    [Fact]
    public void What_is_wrong_is_repeated_in_part_however_long_it_is() =>
        Assert.All(Read(new string('a', 100_000) + ",name,title\nx,y,z\n").Problems, problem => Assert.InRange(problem.Length, 1, 300));

    [Fact]
    public void A_file_of_many_megabytes_is_not_read()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "name,title\n" + new string('a', 5 * 1024 * 1024));
            Assert.Contains("larger than 4 MB", Assert.Single(TenantFile.Read(file).Problems), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static (IReadOnlyList<NewShell> Rows, IReadOnlyList<string> Problems) Read(string text) => TenantFile.ReadText(text);
}
