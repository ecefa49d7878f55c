namespace Intranet.Abstractions;

/// <summary>The tenant of the current request or piece of work. Set once per service scope.</summary>
public interface ITenantContext
{
    /// <summary>The tenant. Throws <see cref="InvalidOperationException"/> where none was set.</summary>
    ShellSettings Shell { get; }

    bool HasShell { get; }

    /// <summary>Sets the tenant. Throws when one was already set.</summary>
    void Set(ShellSettings shell);
}

/// <summary>All tenants of the installation, held in memory and refreshed when they change.</summary>
public interface IShellHost
{
    /// <summary>Every tenant, <c>Default</c> first, then by title.</summary>
    IReadOnlyList<ShellSettings> All { get; }

    /// <summary>Finds a tenant by its name; null when there is none.</summary>
    ShellSettings? Find(string name);

    /// <summary>Finds the tenant that serves a host and path; null when there is none.</summary>
    ShellSettings? Match(string host, string? firstSegment);

    /// <summary>Finds the tenant that served a host and path before it moved; null when there is none.</summary>
    ShellSettings? MatchFormer(string host, string? firstSegment) => null;
}

/// <summary>Runs work in a tenant's own service scope, outside a request.</summary>
public interface IShellScopes
{
    /// <summary>Opens a service scope whose <see cref="ITenantContext"/> is the named tenant. The caller disposes it.</summary>
    /// <exception cref="InvalidOperationException">The tenant does not exist.</exception>
    IShellScope Open(string tenant);
}

/// <summary>A service scope that belongs to one tenant.</summary>
public interface IShellScope : IAsyncDisposable
{
    IServiceProvider Services { get; }
}
