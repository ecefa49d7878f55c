namespace Intranet.Search.Engine;

/// <summary>Puts and deletes since the last segment was written. Of each key it keeps the last.</summary>
internal sealed class WriteBuffer(IndexOptions options)
{
    private readonly Dictionary<string, Document?> documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> versions = new(StringComparer.Ordinal);
    private long size;

    public bool IsEmpty => versions.Count == 0;

    /// <summary>About how many bytes it holds.</summary>
    public long Size => size;

    public long? VersionOf(string key) => versions.TryGetValue(key, out var version) ? version : null;

    public void Put(Document document)
    {
        documents[document.Key] = document;
        versions[document.Key] = document.Version;
        size += 400;
        foreach (var (_, text) in document.Texts)
        {
            size += 2 * text.Length;
        }
    }

    public void Delete(string key, long version)
    {
        documents[key] = null;
        versions[key] = version;
        size += 200;
    }

    public SegmentBuilder Build()
    {
        var builder = new SegmentBuilder(options);
        foreach (var (key, document) in documents)
        {
            if (document is null)
            {
                builder.AddTombstone(key, versions[key]);
            }
            else
            {
                builder.Add(document);
            }
        }

        return builder;
    }

    public void Clear()
    {
        documents.Clear();
        versions.Clear();
        size = 0;
    }
}
