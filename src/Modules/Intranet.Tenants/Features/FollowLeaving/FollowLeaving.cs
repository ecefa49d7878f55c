using Intranet.Abstractions;
using Intranet.Tenants.Features.RemoveTenant;
using Intranet.Tenants.Jobs;

namespace Intranet.Tenants.Features.FollowLeaving;

/// <summary>Begins the export of an organisation, which goes on by itself.</summary>
public sealed record StartExport(string Name);

/// <summary>Begins to remove an organisation whose waiting time is over.</summary>
public sealed record StartRemoval(string Name);

/// <summary>Begins the long steps of leaving; each is checked as when it is carried out.</summary>
internal sealed class FollowLeavingHandler(TenantJobs jobs, RemoveTenantHandler remove, IShellHost shells, ICurrentUser user)
{
    public async Task<Result<Done>> HandleAsync(StartExport command, CancellationToken cancellationToken) => shells.Find(command.Name) is not { } shell
        ? new NotFound()
        : shell.IsDefault ? new NetworkHasNoExport() : Told(await jobs.StartAsync(TenantJobKind.Export, shell.Name, shell.Title, user.Actor, cancellationToken));

    public async Task<Result<Done>> HandleAsync(StartRemoval command, CancellationToken cancellationToken)
    {
        var ready = await remove.CheckAsync(command.Name, cancellationToken);
        return ready.Succeeded
            ? Told(await jobs.StartAsync(TenantJobKind.Remove, ready.Value.Name, ready.Value.Title, user.Actor, cancellationToken))
            : Result<Done>.From(ready.Errors);
    }

    private static Result<Done> Told(Result<TenantJob> started) => started.Succeeded ? new Done() : Result<Done>.From(started.Errors);
}
