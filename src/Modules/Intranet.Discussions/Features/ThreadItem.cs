namespace Intranet.Discussions.Features;

/// <summary>A thread in a list of a page.</summary>
/// <param name="Row">The thread.</param>
/// <param name="Address">Where to go.</param>
/// <param name="Level">Level of the heading.</param>
/// <param name="ShowsSubject">True to say what it hangs on and who can read.</param>
internal sealed record ThreadItem(ThreadRow Row, string Address, int Level = 3, bool ShowsSubject = true);
