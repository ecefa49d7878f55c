namespace Intranet.Web.Tests.Input;

/// <summary>A form of the product.</summary>
/// <param name="Page">Its address.</param>
/// <param name="Title">Field that is required and short.</param>
/// <param name="Longest">Most characters that the short field takes.</param>
/// <param name="Text">Field that takes long Markdown; null where there is none.</param>
/// <param name="Rest">What else must be filled in.</param>
public sealed record Form(string Page, string Title, int Longest, string? Text, params (string Name, string Value)[] Rest)
{
    public override string ToString() => Page;

    public IEnumerable<KeyValuePair<string, string>> With(string? title = null, string? text = null)
    {
        yield return new(Title, title ?? "En rubrik");
        if (Text is not null)
        {
            yield return new(Text, text ?? "En text");
        }

        foreach (var (name, value) in Rest)
        {
            yield return new(name, value);
        }
    }
}
