namespace Intranet.Cases;

/// <summary>Most characters of each input, and most of each kind of thing.</summary>
internal static class CaseLimits
{
    public const int Title = 200;
    public const int Summary = 1_000;
    public const int Text = 200_000;
    public const int Period = 200;
    public const int Cost = 200;
    public const int LegalBasis = 500;
    public const int VersionNote = 500;
    public const int Message = 2_000;
    public const int Tag = 50;
    public const int Tags = 12;

    /// <summary>All tags of a case in their stored form.</summary>
    public const int TagText = ((Tag + 1) * Tags) + 1;
}
