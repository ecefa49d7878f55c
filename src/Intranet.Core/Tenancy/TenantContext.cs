using Intranet.Abstractions;

namespace Intranet.Core;

internal sealed class TenantContext : ITenantContext
{
    private ShellSettings? _shell;

    public ShellSettings Shell => _shell ?? throw new InvalidOperationException("No tenant was set for this piece of work.");

    public bool HasShell => _shell is not null;

    public void Set(ShellSettings shell)
    {
        if (_shell is not null)
        {
            throw new InvalidOperationException($"The tenant is {_shell.Name} already and cannot become {shell.Name}.");
        }

        _shell = shell;
    }
}
