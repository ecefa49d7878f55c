using Intranet.Abstractions;
using Intranet.Ui.Forms;

namespace Intranet.Cases.Features;

/// <summary>What the form of a case needs to be drawn.</summary>
/// <param name="Input">What is in it.</param>
/// <param name="Organisation">Whom publishing reaches.</param>
/// <param name="NextVersion">1 for what was never published.</param>
/// <param name="DraftKey">Key under which the browser keeps what was typed.</param>
/// <param name="Units">Units that it may be meant for; empty where the writer has none.</param>
internal sealed record CaseFormView(CaseForm Input, string Organisation, int NextVersion, string DraftKey, IReadOnlyList<UnitInfo> Units)
{
    /// <summary>Value of the button that publishes.</summary>
    public const string Publish = "publish";

    /// <summary>Who may read it, the narrowest first.</summary>
    public IReadOnlyList<RadioChoice> Audiences => [.. Units.Select(u => new RadioChoice(u.Id.ToString(), u.Title, u.Path == u.Title ? null : u.Path)), new RadioChoice("", Organisation)];

    /// <summary>Who may read a case, by name.</summary>
    public static async Task<string> AudienceAsync(IUnits units, Case written, ShellSettings shell, CancellationToken cancellationToken) =>
        written.UnitId is { } id && await units.FindAsync(id, cancellationToken) is { } unit ? unit.Title : shell.Title;

    /// <summary>The writer's units, with the one that the case is meant for already.</summary>
    public static async Task<IReadOnlyList<UnitInfo>> UnitsAsync(IUnits units, Guid? chosen, CancellationToken cancellationToken)
    {
        var mine = await units.GetMineAsync(cancellationToken);
        return chosen is { } id && mine.All(u => u.Id != id) && await units.FindAsync(id, cancellationToken) is { } other ? [other, .. mine] : mine;
    }
}
