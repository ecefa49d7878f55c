namespace Intranet.Cases;

/// <summary>How far an organisation has come with somebody else's example.</summary>
public enum AdoptionStage
{
    Considering,
    Piloting,
    InUse,
    Adapted,
    Stopped,
}
