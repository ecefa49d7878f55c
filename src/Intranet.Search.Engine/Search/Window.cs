namespace Intranet.Search.Engine;

/// <summary>
/// A stretch of documents that a query is evaluated over at once: small enough that its scores stay in the nearest cache.
/// </summary>
internal static class Window
{
    public const int Size = 8 * 1024;

    public const int Words = Size / 64;
}
