namespace Intranet.Data;

/// <summary>Which paths an archive may hold.</summary>
internal static class ArchiveNames
{
    private const int Longest = 400;

    /// <summary>Says what is wrong with a path in an archive; null when it stays inside every folder it may be put in, on every operating system.</summary>
    public static string? Problem(string name) =>
        name.Length is 0 or > Longest ? "it is empty or very long"
        : name.Any(c => char.IsControl(c) || c is '\\' or ':') ? "it holds letters that a path in an archive must not hold"
        : name.StartsWith('/') || name.Split('/').Any(part => part is "" or "." or "..") ? "it leads out of the archive"
        : null;
}
