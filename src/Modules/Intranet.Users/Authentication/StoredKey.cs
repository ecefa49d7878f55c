namespace Intranet.Users;

/// <summary>A data-protection key as XML, in the store of <c>Default</c>, so that all nodes share the ring.</summary>
internal sealed class StoredKey
{
    public required string Name { get; init; }

    public required string Xml { get; init; }

    public required DateTime CreatedUtc { get; init; }
}
