using Intranet.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Core;

internal sealed class ShellScopes(IServiceScopeFactory factory, IShellHost shells) : IShellScopes
{
    public IShellScope Open(string tenant)
    {
        var shell = shells.Find(tenant) ?? throw new InvalidOperationException($"There is no tenant {tenant}.");
        var scope = factory.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ITenantContext>().Set(shell);
        return new ShellScope(scope);
    }

    private sealed class ShellScope(AsyncServiceScope scope) : IShellScope
    {
        public IServiceProvider Services => scope.ServiceProvider;

        public ValueTask DisposeAsync() => scope.DisposeAsync();
    }
}
