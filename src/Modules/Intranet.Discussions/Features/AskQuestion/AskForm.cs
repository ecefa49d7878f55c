using Intranet.Abstractions;
using Intranet.Ui;
using Intranet.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Discussions.Features.AskQuestion;

/// <summary>The form for asking, and the parts of it that are fetched while it is filled in.</summary>
internal abstract class AskForm(AskAudiences audiences, IStringLocalizer<Texts> texts) : IntranetPage, IAskFields
{
    /// <summary>Longest text that suggestions are made from.</summary>
    private const int MostWords = 500;

    private IReadOnlyList<AskAudience> _audiences = [];

    protected IStringLocalizer<Texts> Words { get; } = texts;

    [BindProperty(SupportsGet = true)]
    public AskInput Input { get; set; } = new();

    public IReadOnlyList<RadioChoice> Choices => [.. _audiences.Select(a => a.ToChoice(Words))];

    /// <summary>What the button says for the chosen audience.</summary>
    public string SubmitText => _audiences.FirstOrDefault(a => a.Value == Input.Audience) is { } chosen ? Words["Ask.Submit", chosen.Subject.Audience] : Words["Ask.SubmitPlain"];

    /// <summary>Loads where the question may go, and chooses the narrowest where nothing was chosen.</summary>
    protected async Task LoadAudiencesAsync(SubjectAddress? chosen, CancellationToken cancellationToken)
    {
        var text = Input.Title is { Length: > MostWords } title ? title[..MostWords] : Input.Title;
        _audiences = await audiences.ListAsync(text, chosen ?? SubjectAddress.Parse(Input.Audience), cancellationToken);
        if (_audiences.All(a => a.Value != Input.Audience))
        {
            Input.Audience = chosen?.ToString() is { } value && _audiences.Any(a => a.Value == value) ? value : _audiences.Select(a => a.Value).FirstOrDefault();
        }
    }
}

/// <summary>What the fields for asking need, wherever they stand.</summary>
internal interface IAskFields
{
    AskInput Input { get; }

    IReadOnlyList<RadioChoice> Choices { get; }
}

/// <summary>What people fill in to ask.</summary>
public sealed class AskInput
{
    public string? Title { get; set; }

    /// <summary>Markdown.</summary>
    public string? Body { get; set; }

    /// <summary>Where it goes: <c>own:community:{id}</c>.</summary>
    public string? Audience { get; set; }
}
