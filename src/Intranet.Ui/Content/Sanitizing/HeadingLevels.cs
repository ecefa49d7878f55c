using AngleSharp.Dom;

namespace Intranet.Ui.Content.Sanitizing;

/// <summary>Gives the headings of a text levels below the page's own, without gaps: a screen reader's outline has no missing steps.</summary>
internal static class HeadingLevels
{
    private const int Deepest = 6;

    public static void Shift(IElement root, int top)
    {
        var open = new Stack<int>();
        foreach (var heading in root.QuerySelectorAll("h1,h2,h3,h4,h5,h6").ToArray())
        {
            var written = heading.LocalName[1] - '0';
            while (open.TryPeek(out var above) && above >= written)
            {
                open.Pop();
            }

            open.Push(written);
            Rename(heading, Math.Min(Deepest, top + open.Count - 1));
        }
    }

    private static void Rename(IElement heading, int level)
    {
        var renamed = heading.Owner!.CreateElement($"h{level}");
        renamed.Append(heading.ChildNodes.ToArray());
        heading.Replace(renamed);
    }
}
