namespace Intranet.Discussions.Features.Components;

/// <summary>A section of the home page with threads.</summary>
/// <param name="Id">Id of the heading.</param>
/// <param name="Heading">What it is.</param>
/// <param name="Hint">Quiet words below the heading; null for none.</param>
/// <param name="MoreAddress">Where there is more.</param>
/// <param name="MoreText">Words of that link.</param>
/// <param name="Items">The threads, never empty.</param>
/// <param name="Answers">True to offer a button to answer each.</param>
internal sealed record HomeSection(string Id, string Heading, string? Hint, string MoreAddress, string MoreText, IReadOnlyList<ThreadItem> Items, bool Answers);
