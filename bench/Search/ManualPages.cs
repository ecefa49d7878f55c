using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Intranet.Search.Bench;

/// <summary>The plain text of manual pages in English: the line that says what a page is about, and what its DESCRIPTION says.</summary>
internal static partial class ManualPages
{
    /// <summary>Pages of sections 1 to 8 under a folder, by name; links and pages that only include another are left out.</summary>
    public static IEnumerable<(string Name, string Summary, string Description)> Read(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.gz", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            // The folder itself holds English; folders of other languages lie one deeper.
            var section = Path.GetFileName(Path.GetDirectoryName(file))!;
            if (!SectionFolder().IsMatch(section) || Path.GetRelativePath(folder, file).Count(c => c == Path.DirectorySeparatorChar) != 1 || new FileInfo(file).LinkTarget is not null)
            {
                continue;
            }

            using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress), Encoding.UTF8);
            var (summary, description) = Parts(reader);
            if (summary.Length > 0 && description.Length > 0)
            {
                yield return (Path.GetFileNameWithoutExtension(file), summary, description);
            }
        }
    }

    private static (string Summary, string Description) Parts(StreamReader reader)
    {
        var (part, name, description) = ("", new StringBuilder(), new StringBuilder());
        for (var line = reader.ReadLine(); line is not null; line = reader.ReadLine())
        {
            if (Heading().Match(line) is { Success: true } heading)
            {
                part = heading.Groups[1].Value.Trim().Trim('"').ToUpperInvariant();
                continue;
            }

            var text = Plain(line);
            if (text.Length > 0 && part is "NAME" or "DESCRIPTION")
            {
                (part == "NAME" ? name : description).Append(text).Append(' ');
            }
        }

        var dash = name.ToString().IndexOf(" - ", StringComparison.Ordinal);
        return (dash < 0 ? "" : name.ToString()[(dash + 3)..].Trim(), description.ToString().Trim());
    }

    // Of a request its words stay when it sets them in a face or names them; what it says of spacing goes.
    private static string Plain(string line)
    {
        if (line.StartsWith('.') || line.StartsWith('\''))
        {
            var request = Request().Match(line);
            line = request.Success ? request.Groups[1].Value == "Nd" ? $" - {request.Groups[2].Value}" : request.Groups[2].Value : "";
        }

        return Escape().Replace(line.Replace("\\-", "-", StringComparison.Ordinal), "").Replace("\"", "", StringComparison.Ordinal).Trim('\r', '\n');
    }

    [GeneratedRegex("^man[1-8]$")]
    private static partial Regex SectionFolder();

    [GeneratedRegex(@"^\.\s*S[Hh]\s+(.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\.\s*(B|I|BR|RB|IR|RI|BI|IB|SM|Nd|Nm|Ar|Fl|Pa|Em|Xr)\s+(.*)$")]
    private static partial Regex Request();

    [GeneratedRegex(@"\\(f(\[[^\]]*\]|\([A-Za-z]{2}|.)|s[+-]?\d+|\([a-zA-Z]{2}|\*(\[[^\]]*\]|\(..|.)|\[[^\]]*\]|[&%|^/,0~!c])")]
    private static partial Regex Escape();
}
