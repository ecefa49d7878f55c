using Intranet.Abstractions;
using Intranet.Tenants.Features.FollowLeaving;
using Intranet.Tenants.Jobs;

namespace Intranet.Tenants.Features.MendJob;

/// <summary>Begins interrupted work again.</summary>
internal sealed record BeginAgain(Guid Job);

/// <summary>Lets interrupted work be.</summary>
internal sealed record PutJobAside(Guid Job);

/// <summary>Ends what would else be listed as interrupted for ever.</summary>
internal sealed class MendJobHandler(TenantJobs jobs, JobFiles files, FollowLeavingHandler follow, ICurrentUser user, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(BeginAgain command, CancellationToken cancellationToken) => await FindAsync(command.Job, cancellationToken) switch
    {
        null => new NotFound(),
        { Kind: TenantJobKind.Export } job => await follow.HandleAsync(new StartExport(job.Subject), cancellationToken),
        { Kind: TenantJobKind.Remove } job => await follow.HandleAsync(new StartRemoval(job.Subject), cancellationToken),
        var job => await ImportAsync(job, cancellationToken),
    };

    public async Task<Result<Done>> HandleAsync(PutJobAside command, CancellationToken cancellationToken)
    {
        if (!await jobs.EndInterruptedAsync(command.Job, new TenantJobPutAside(user.Actor.Name), cancellationToken))
        {
            return new NotFound();
        }

        // Elsewhere the host that has it clears it away.
        if (files.Has(command.Job))
        {
            files.Remove(command.Job);
        }

        return new Done();
    }

    private async Task<Result<Done>> ImportAsync(TenantJob job, CancellationToken cancellationToken)
    {
        if (!files.Has(job.Id))
        {
            return new UploadElsewhere(job.Node);
        }

        var order = new TenantOrder(job.Kind, job.Subject, job.Title, user.Actor) { Prefix = job.Prefix, Host = job.Host };
        files.HandOver(job.Id, order.Id);
        var begun = await jobs.StartAsync(order, cancellationToken);
        if (!begun.Succeeded)
        {
            files.HandOver(order.Id, job.Id);
            return Result<Done>.From(begun.Errors);
        }

        await jobs.EndInterruptedAsync(job.Id, new TenantJobBegunAgain(user.Actor.Name), cancellationToken);
        return new Done();
    }

    private async Task<TenantJob?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await jobs.FindAsync(id, cancellationToken) is { } job && job.StateAt(clock.GetUtcNow().UtcDateTime) == TenantJobState.Interrupted ? job : null;
}
