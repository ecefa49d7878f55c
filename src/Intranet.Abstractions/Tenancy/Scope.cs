namespace Intranet.Abstractions;

/// <summary>Where a thing lives: in the authority's own store or in the network's.</summary>
public enum Scope
{
    /// <summary>The tenant's own store; readable by its own users only.</summary>
    Own,

    /// <summary>The store of the tenant <c>Default</c>; readable by signed-in users of all connected authorities.</summary>
    Network,
}

/// <summary>Endpoint metadata: the scope that an address states. Endpoints without it serve neither scope or both.</summary>
public sealed record ScopeMetadata(Scope Scope);
