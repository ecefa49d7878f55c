using System.Text.Json;
using Intranet.Core;

namespace Intranet.Platform.Tests.Sharing;

public sealed class IdentityNumberTests
{
    private static readonly string Forms = Repository.PathTo("..", "shared", "data", "bad-input", "personnummer-synthetic.json");
    private readonly IdentityNumbers _guard = new();

    [Theory]
    [InlineData("18910705-9983")]
    [InlineData("189107059983")]
    [InlineData("910705-9983")]
    [InlineData("910705+9983")]
    [InlineData("9107059983")]
    [InlineData("910705–9983")]
    [InlineData("910705 - 9983")]
    [InlineData("910705 9983")]
    [InlineData("1891 07 05 9983")]
    [InlineData("1891-07-05-9983")]
    [InlineData("189107659983")]
    public void An_identity_number_is_found_however_it_is_written(string number)
    {
        Assert.Single(_guard.Inspect("Body", $"Personen ({number}) flyttade."));
        Assert.Single(_guard.Inspect("Body", number));
    }

    [Fact]
    public void Every_form_of_the_shared_list_is_found()
    {
        Assert.True(File.Exists(Forms), $"The list of synthetic identity numbers is absent: {Path.GetFullPath(Forms)}. This test needs it.");
        var forms = JsonSerializer.Deserialize<string[]>(File.ReadAllText(Forms))!;

        var missed = forms.Where(form => _guard.Inspect("Body", $"före {form} efter").Count != 1).ToList();

        Assert.True(missed.Count == 0 && forms.Length == 240, $"{missed.Count} of {forms.Length} were missed: {string.Join(", ", missed.Take(5))}");
    }

    [Theory]
    [InlineData("070-123 45 67")]
    [InlineData("0470-410 00")]
    [InlineData("+46 470 410 00")]
    [InlineData("08-508 27 000")]
    [InlineData("2026-01-15")]
    [InlineData("2026-01-15 14:30")]
    [InlineData("20260115")]
    [InlineData("556036-0793")]
    [InlineData("212000-0662")]
    [InlineData("165560360793")]
    [InlineData("KS 2024/00123")]
    [InlineData("Dnr 2024-01234")]
    [InlineData("KS-2024-1234")]
    [InlineData("5051-7890")]
    [InlineData("IBAN SE35 5000 0000 0549 1000 0003")]
    [InlineData("910705-9984")]
    [InlineData("911305-9982")]
    [InlineData("1234567890123456")]
    public void What_only_resembles_an_identity_number_is_left_alone(string text) =>
        Assert.Empty(_guard.Inspect("Body", $"Se {text} för mer."));

    [Fact]
    public void Spans_of_dates_are_left_alone()
    {
        var first = new DateOnly(2024, 1, 1);
        var spans = Enumerable.Range(0, 366).Select(first.AddDays)
            .SelectMany(from => new[] { $"{from:yyyy-MM-dd}–{from.AddDays(45):yyyy-MM-dd}", $"{from:yyyy-MM-dd} - {from.AddDays(400):yyyy-MM-dd}" });

        Assert.All(spans, span => Assert.Empty(_guard.Inspect("Body", $"Perioden {span} gäller.")));
    }

    [Fact]
    public void Every_number_of_a_text_is_found_with_its_place_and_without_its_last_digits()
    {
        const string Text = "Anna 910705-9983 och Bo 900916-9880.";

        var findings = _guard.Inspect("Body", Text);

        Assert.Equal(["910705-9983", "900916-9880"], findings.Select(f => Text.Substring(f.Start, f.Length).Trim()));
        Assert.All(findings, finding => Assert.DoesNotMatch("99?8[30]", finding.Masked));
    }

    [Fact]
    public void A_check_of_several_fields_names_the_fields_with_findings()
    {
        ISharingGuard guard = _guard;

        var errors = guard.Check(("Title", "Halka"), ("Body", "910705-9983"), ("Contact", null));

        Assert.Equal("Body", Assert.Single(errors).Field);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("91 ")]
    [InlineData("910705-")]
    [InlineData("９１０７０５")]
    public void Two_million_characters_are_read_in_a_second(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 2_000_000 / unit.Length));

        var took = ProcessorTime.OfThread(() => _guard.Inspect("Body", text));

        Assert.True(took < TimeSpan.FromSeconds(1), $"It took {took}.");
    }
}
