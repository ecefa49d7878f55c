namespace Intranet.Search.Engine;

/// <summary>What is known of a key: its latest version, and the document unless it was deleted.</summary>
internal readonly record struct HeldDocument(long Version, Document? Document);
