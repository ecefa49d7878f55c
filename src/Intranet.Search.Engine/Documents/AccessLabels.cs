namespace Intranet.Search.Engine;

/// <summary>Access labels say who may see a document. A document carries exactly one.</summary>
public static class AccessLabels
{
    /// <summary>The label of documents that everybody with access to the index may see. Statistics, suggestions and spelling come from these only.</summary>
    public const string Open = "open";

    /// <summary>The set that holds <see cref="Open"/> alone.</summary>
    public static IReadOnlySet<string> OpenOnly { get; } = new HashSet<string>(StringComparer.Ordinal) { Open };
}
