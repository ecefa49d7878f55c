namespace Intranet.Search.Engine;

/// <summary>A new index that is being filled beside the live one. Disposing it before <see cref="Complete"/> throws it away.</summary>
public sealed class IndexRebuild : IDisposable
{
    private readonly SearchIndex index;
    private bool ended;

    internal IndexRebuild(SearchIndex index, IndexWriter writer)
    {
        this.index = index;
        Writer = writer;
    }

    /// <summary>Writes into the new index. Commit now and then on long rebuilds to bound memory.</summary>
    public IndexWriter Writer { get; }

    /// <summary>Commits the new index, puts it in the place of the live one in one step and removes the old files.</summary>
    public void Complete()
    {
        index.Complete(this);
        ended = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!ended)
        {
            ended = true;
            index.Abandon(this);
        }
    }
}
