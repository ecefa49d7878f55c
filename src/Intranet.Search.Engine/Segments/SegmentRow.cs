namespace Intranet.Search.Engine;

/// <summary>What a segment that is being written knows of a document beside its words and fields.</summary>
internal readonly struct SegmentRow
{
    public required string Key { get; init; }

    public required long Version { get; init; }

    public required Language Language { get; init; }

    public required int Label { get; init; }

    public required bool IsTombstone { get; init; }

    /// <summary>Words that rank, each times the weight of its field.</summary>
    public required int Length { get; init; }
}
