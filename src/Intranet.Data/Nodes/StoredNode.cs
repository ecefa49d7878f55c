namespace Intranet.Data;

/// <summary>A process that serves from a database which others use too; kept in <c>Default</c>.</summary>
public sealed class StoredNode
{
    public required Guid Id { get; init; }

    /// <summary>Machine and process, for people.</summary>
    public required string Name { get; init; }

    /// <summary>When it was last alive, by the database's clock.</summary>
    public required DateTime SeenUtc { get; init; }
}

/// <summary>Something that the other processes should look at again; kept in <c>Default</c>.</summary>
public sealed class StoredBell
{
    /// <summary>What it is about: <c>shells</c>, <c>settings/vaxjo</c>, <c>store/vaxjo</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Raised each time it is rung.</summary>
    public required long Number { get; init; }
}
