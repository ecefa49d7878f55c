namespace Intranet.Abstractions;

/// <summary>A page of a list. <see cref="Page"/> is 1-based.</summary>
public sealed record PagedList<T>(IReadOnlyList<T> Items, int Page, int PageSize, int Total)
{
    public int PageCount => Math.Max(1, (Total + PageSize - 1) / PageSize);
}

/// <summary>Which page of a list is asked for; out-of-range values are brought into range.</summary>
public readonly record struct PageRequest
{
    /// <param name="page">1-based; below 1 counts as 1, above 10 000 as 10 000.</param>
    /// <param name="pageSize">1 to 100; null is 20.</param>
    public PageRequest(int? page, int? pageSize = null)
    {
        Page = Math.Clamp(page ?? 1, 1, 10_000);
        PageSize = Math.Clamp(pageSize ?? 20, 1, 100);
    }

    public int Page { get; }

    public int PageSize { get; }

    public int Skip => (Page - 1) * PageSize;
}
