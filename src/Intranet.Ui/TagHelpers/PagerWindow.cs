namespace Intranet.Ui.TagHelpers;

/// <summary>Which pages a pager shows: the first, the last, and those around the current one.</summary>
internal static class PagerWindow
{
    /// <summary>Page numbers in order; null stands for pages left out.</summary>
    public static IEnumerable<int?> Of(int page, int count)
    {
        var shown = new SortedSet<int>(new[] { 1, page - 1, page, page + 1, count }.Where(number => number >= 1 && number <= count));
        var previous = 0;
        foreach (var number in shown)
        {
            // A gap of a single page is shown as that page.
            if (number - previous == 2)
            {
                yield return number - 1;
            }
            else if (number - previous > 2)
            {
                yield return null;
            }

            yield return number;
            previous = number;
        }
    }
}
