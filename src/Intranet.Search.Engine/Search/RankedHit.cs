namespace Intranet.Search.Engine;

/// <summary>A candidate with its final score.</summary>
internal readonly record struct RankedHit(Candidate Candidate, double Score)
{
    public static int BestFirst(RankedHit a, RankedHit b) =>
        a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Candidate.Tie.CompareTo(b.Candidate.Tie);
}
