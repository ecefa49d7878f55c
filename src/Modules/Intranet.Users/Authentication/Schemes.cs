namespace Intranet.Users;

/// <summary>Names of the ways to say who one is.</summary>
internal static class Schemes
{
    /// <summary>Chooses one of the two others by endpoint.</summary>
    public const string ByEndpoint = "Intranet";

    public const string Cookie = "Intranet.Cookie";

    public const string Bearer = "Intranet.Bearer";
}
