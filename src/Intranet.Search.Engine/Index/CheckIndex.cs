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
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Run(new FileSystemDirectory(path));
    }

    internal static CheckReport Run(IndexDirectory directory)
    {
        try
        {
            using var writer = IndexWriter.Open(directory, null, readOnly: true);
            using var reader = writer.Acquire();
            var problems = new List<string>();
            foreach (var live in reader.Segments)
            {
                new SegmentCheck(live, problems).Run();
            }

            return new CheckReport(problems, reader.Segments.Sum(s => (long)s.Segment.Count), reader.Segments.Sum(s => s.Segment.Size));
        }
        catch (Exception e) when (e is CorruptIndexException or IOException or IndexOutOfRangeException or ArgumentException)
        {
            return new CheckReport([e.Message], 0, 0);
        }
    }
}
