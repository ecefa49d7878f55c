using System.Runtime.InteropServices;

namespace Intranet.Search.Engine;

/// <summary>Puts and deletes since the last segment was written, turned around into postings as they come.</summary>
internal sealed class WriteBuffer(IndexOptions options)
{
    private readonly Dictionary<string, (int Document, long Version)> newest = new(StringComparer.Ordinal);
    private readonly List<int> superseded = [];
    private SegmentBuilder? builder;

    public bool IsEmpty => newest.Count == 0;

    /// <summary>About how many bytes it holds.</summary>
    public long Size { get; private set; }

    /// <summary>What the next segment is written from; made when the first change comes, for most indexes are only read.</summary>
    public SegmentSource Source => Builder;

    /// <summary>Documents of <see cref="Source"/> whose key was put or deleted again.</summary>
    public IReadOnlyList<int> Superseded => superseded;

    private SegmentBuilder Builder => builder ??= new SegmentBuilder(options);

    public long? VersionOf(string key) => newest.TryGetValue(key, out var held) ? held.Version : null;

    public void Put(Document document)
    {
        var row = Builder.Add(document);
        Size += 400;
        foreach (var (_, text) in document.Texts)
        {
            Size += 2 * text.Length;
        }

        Remember(document.Key, row, document.Version);
    }

    public void Delete(string key, long version)
    {
        Size += 200;
        Remember(key, Builder.AddTombstone(key, version), version);
    }

    /// <summary>Starts the next segment; where more will come at once, in the memory of the last.</summary>
    public void Clear(bool moreComes)
    {
        newest.Clear();
        superseded.Clear();
        builder = moreComes ? new SegmentBuilder(options, builder) : null;
        Size = 0;
    }

    private void Remember(string key, int row, long version)
    {
        ref var held = ref CollectionsMarshal.GetValueRefOrAddDefault(newest, key, out var isKnown);
        if (isKnown)
        {
            superseded.Add(held.Document);
        }

        held = (row, version);
    }
}
