namespace Intranet.Search.Engine;

/// <summary>Numbers about an index at one moment.</summary>
/// <param name="Documents">Documents that can be found.</param>
/// <param name="OpenDocuments">Of these, the ones with the label <see cref="AccessLabels.Open"/>.</param>
/// <param name="Tombstones">Deletes that are remembered.</param>
/// <param name="Segments">Segments that hold the documents.</param>
/// <param name="Bytes">Size on disk.</param>
/// <param name="Generation">Number of the commit; grows by one with each.</param>
public sealed record IndexStatistics(long Documents, long OpenDocuments, long Tombstones, int Segments, long Bytes, long Generation);
