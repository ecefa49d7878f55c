namespace Intranet.Cases.Features;

/// <summary>What the form of a case needs to be drawn.</summary>
/// <param name="Input">What is in it.</param>
/// <param name="Organisation">Whom publishing reaches.</param>
/// <param name="NextVersion">1 for what was never published.</param>
/// <param name="DraftKey">Key under which the browser keeps what was typed.</param>
internal sealed record CaseFormView(CaseForm Input, string Organisation, int NextVersion, string DraftKey)
{
    /// <summary>Value of the button that publishes.</summary>
    public const string Publish = "publish";
}
