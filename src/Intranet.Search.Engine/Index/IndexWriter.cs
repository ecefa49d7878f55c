using System.Text;

namespace Intranet.Search.Engine;

/// <summary>Writes one index. Safe for many threads; only one writer may be open on a folder.</summary>
public sealed class IndexWriter : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, HeldDocument> held;
    private readonly IndexOptions options;
    private IndexReader current;
    private bool changed;

    private IndexWriter(string path, IndexOptions options, Dictionary<string, HeldDocument> held, long generation)
    {
        Path = path;
        this.options = options;
        this.held = held;
        current = NewReader(generation);
    }

    /// <summary>The folder of the index.</summary>
    public string Path { get; }

    /// <summary>Opens the index in a folder, or starts a new one there.</summary>
    /// <exception cref="CorruptIndexException">The index is damaged; rebuild it.</exception>
    public static IndexWriter Open(string path, IndexOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var (held, generation) = DocumentFile.Read(path);
        return new IndexWriter(path, options ?? IndexOptions.Default, held, generation);
    }

    /// <summary>Adds or replaces a document.</summary>
    /// <returns>False when a put or delete with the same or a greater version was there before.</returns>
    public bool Put(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Hold(document.Key, new HeldDocument(document.Version, document));
    }

    /// <summary>Removes a document and remembers the version.</summary>
    /// <returns>False when a put or delete with the same or a greater version was there before.</returns>
    public bool Delete(string key, long version)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return Hold(key, new HeldDocument(version, null));
    }

    /// <summary>Makes all changes durable and visible. Does nothing when there are none.</summary>
    public void Commit()
    {
        lock (gate)
        {
            if (!changed)
            {
                return;
            }

            var generation = current.Generation + 1;
            DocumentFile.Write(Path, held, generation);
            current = NewReader(generation);
            changed = false;
        }
    }

    /// <summary>The newest snapshot.</summary>
    public IndexReader Acquire()
    {
        lock (gate)
        {
            return current;
        }
    }

    /// <summary>The version held for a key, committed or not; null when there is none.</summary>
    public long? VersionOf(string key)
    {
        lock (gate)
        {
            return held.TryGetValue(key, out var entry) ? entry.Version : null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private bool Hold(string key, HeldDocument entry)
    {
        lock (gate)
        {
            if (held.TryGetValue(key, out var before) && before.Version >= entry.Version)
            {
                return false;
            }

            held[key] = entry;
            return changed = true;
        }
    }

    private IndexReader NewReader(long generation) =>
        new(
            [.. held.Values.Where(h => h.Document is not null).Select(h => new AnalyzedDocument(h.Document!, options))],
            held.Values.Count(h => h.Document is null),
            generation,
            DocumentFile.SizeOf(Path));
}
