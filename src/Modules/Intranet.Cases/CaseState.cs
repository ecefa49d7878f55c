namespace Intranet.Cases;

/// <summary>How far what the case tells of has come in reality.</summary>
public enum CaseState
{
    Idea,
    Pilot,
    InUse,
    Ended,
}
