using Intranet.Abstractions;
using Intranet.Ui;
using Intranet.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Intranet.Communities.Features;

/// <summary>The form of a community, new or edited.</summary>
internal abstract class CommunityForm : IntranetPage
{
    [BindProperty]
    public CommunityInput Input { get; set; } = new();

    /// <summary>Who can read, the narrowest first.</summary>
    public IReadOnlyList<RadioChoice> Accesses =>
    [
        new(nameof(CommunityAccess.Closed), Words["Access.Closed"], Words["Access.ClosedHint"]),
        new(nameof(CommunityAccess.Open), Words["Access.Open", Audience], Words["Access.OpenHint", Audience]),
    ];

    /// <summary>Who an open community is open to.</summary>
    public string Audience => Scope == Scope.Network ? Words["AllMembersIn"] : Shell.Title;

    /// <summary>The form again where a value could not be read at all; its error stands at the field.</summary>
    protected IActionResult BadInput()
    {
        Response.StatusCode = 400;
        return Page();
    }

    private IStringLocalizer<Texts> Words => HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
}

/// <summary>What people fill in.</summary>
public sealed class CommunityInput
{
    public string? Title { get; set; }

    /// <summary>Markdown.</summary>
    public string? Description { get; set; }

    /// <summary>Separated by commas.</summary>
    public string? Tags { get; set; }

    public CommunityAccess Access { get; set; } = CommunityAccess.Open;

    /// <summary>True when it was said that a closed community is to be opened.</summary>
    public bool ConfirmOpening { get; set; }

    /// <summary>Edition that was read; null for a new community.</summary>
    public int? Edition { get; set; }
}
