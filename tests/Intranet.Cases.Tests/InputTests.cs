using Intranet.Abstractions;
using Intranet.Cases.Features;

namespace Intranet.Cases.Tests;

public sealed class InputTests
{
    [Fact]
    public void Tags_are_one_form_of_each_word()
    {
        var read = (Story.Whole with { Tags = ["#Barn", " barn ", "Unga|och  gamla", "", null] }).Read().Value;

        Assert.Equal(["barn", "unga och gamla"], read.Tags);
        Assert.Equal("|barn|unga och gamla|", read.TagText);
    }

    [Fact]
    public void Each_field_that_is_wrong_is_named_once()
    {
        var read = new CaseInput
        {
            Title = new string('x', 201), Problem = new string('å', 200_001), Contact = "\ud800", State = "2", Tags = [.. Enumerable.Range(0, 13).Select(i => $"tagg{i}")],
        }.Read();

        Assert.Equal(["Title", "Problem", "Contact", "Tags", "State"], read.Errors.Select(e => e.Field));
    }

    [Fact]
    public void A_title_stands_on_one_line()
    {
        Assert.Equal("Ett Två", new CaseInput { Title = " Ett\r\nTvå " }.Read().Value.Title);
    }

    [Fact]
    public void A_finding_is_marked_in_the_text_and_nothing_is_lost_around_it()
    {
        const string text = "Första raden\nSe 640823-3234 här\r\n\r\nNytt stycke";
        var finding = new GuardFinding("Outcome", text.IndexOf("6408", StringComparison.Ordinal), 11, "identity-number", "640823-••••");

        var field = MarkedField.Of("Outcome", text, [(1, finding)]);

        Assert.Equal(2, field.Paragraphs.Count);
        Assert.Equal(
            [new MarkedPiece("Se "), new MarkedPiece("640823-3234", 1, Begins: true, Ends: true), new MarkedPiece(" här")], field.Paragraphs[0][1]);
        Assert.Equal("Nytt stycke", field.Paragraphs[1][0][0].Text);
    }

    [Fact]
    public void A_finding_over_a_line_end_is_marked_on_both_lines_and_numbered_at_its_end()
    {
        const string text = "Se 640823\n3234 här";

        var field = MarkedField.Of("Outcome", text, [(1, new GuardFinding("Outcome", 3, 11, "identity-number", "640823-••••"))]);

        Assert.Equal(new MarkedPiece("640823", 1, Begins: true), field.Paragraphs[0][0][1]);
        Assert.Equal(new MarkedPiece("3234", 1, Ends: true), field.Paragraphs[0][1][0]);
    }

    [Fact]
    public void More_use_means_more_quality_and_never_more_than_one()
    {
        Assert.Equal(0, CaseSearchSource.QualityOf(0, 0));
        Assert.True(CaseSearchSource.QualityOf(3, 3) > CaseSearchSource.QualityOf(0, 3));
        Assert.InRange(CaseSearchSource.QualityOf(310, 310), 0.99, 1);
    }
}
