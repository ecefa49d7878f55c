using Intranet.Abstractions;

namespace Intranet.Search;

/// <summary>The key of a thing in its index: <c>case/0193…</c>.</summary>
internal static class DocumentKey
{
    public static string Of(string kind, Guid id) => $"{kind}/{id:N}";

    public static string Of(SearchDocument document) => Of(document.Kind, document.Id);

    /// <summary>Reads a key back; null where it is not one of ours.</summary>
    public static (string Kind, Guid Id)? Read(string key)
    {
        var slash = key.IndexOf('/');
        return slash > 0 && Guid.TryParseExact(key.AsSpan(slash + 1), "N", out var id) ? (key[..slash], id) : null;
    }
}
