using Intranet.Abstractions;
using Intranet.Tenants.Features.RemoveTenant;
using Intranet.Tenants.Jobs;

namespace Intranet.Tenants.Features.FollowLeaving;

/// <summary>Begins the export of an organisation, which goes on by itself.</summary>
public sealed record StartExport(string Name);

/// <summary>Begins to remove an organisation whose waiting time is over, or to finish a removal that was killed.</summary>
public sealed record StartRemoval(string Name);

/// <summary>Begins the long steps of leaving; each is checked as when it is carried out.</summary>
internal sealed class FollowLeavingHandler(TenantJobs jobs, RemoveTenantHandler remove, Departures departures, IShellHost shells, ICurrentUser user)
{
    public async Task<Result<Done>> HandleAsync(StartExport command, CancellationToken cancellationToken) => shells.Find(command.Name) is not { } shell
        ? new NotFound()
        : shell.IsDefault ? new NetworkHasNoExport() : await StartAsync(TenantJobKind.Export, shell.Name, shell.Title, cancellationToken);

    public async Task<Result<Done>> HandleAsync(StartRemoval command, CancellationToken cancellationToken)
    {
        if (shells.Find(command.Name) is null)
        {
            return await FinishAsync(command.Name, cancellationToken);
        }

        var ready = await remove.CheckAsync(command.Name, cancellationToken);
        return ready.Succeeded
            ? await StartAsync(TenantJobKind.Remove, ready.Value.Name, ready.Value.Title, cancellationToken)
            : Result<Done>.From(ready.Errors);
    }

    /// <summary>What is off the register, but not cleared away.</summary>
    private async Task<Result<Done>> FinishAsync(string name, CancellationToken cancellationToken) =>
        await departures.FindAsync(name, cancellationToken) is not null && await jobs.ListAsync(name, 1, cancellationToken) is [var last]
            ? await StartAsync(TenantJobKind.Remove, name, last.Title, cancellationToken)
            : new NotFound();

    private async Task<Result<Done>> StartAsync(TenantJobKind kind, string name, string title, CancellationToken cancellationToken)
    {
        var started = await jobs.StartAsync(new TenantOrder(kind, name, title, user.Actor), cancellationToken);
        return started.Succeeded ? new Done() : Result<Done>.From(started.Errors);
    }
}
