using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Grants.Network;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Grants.Features;

/// <summary>A grant as a coordinator meets it.</summary>
/// <param name="Grant">The grant, from the store of who gave it.</param>
/// <param name="Shell">The organisation.</param>
/// <param name="IsOpen">True while the content may be listed.</param>
internal sealed record FoundGrant(AccessGrant Grant, ShellSettings Shell, bool IsOpen);

/// <summary>
/// The coordinators' way to what an organisation has given insight into: opened first, which its trail tells, then listed for
/// half an hour; each text that is read is told too. The organisation's own grant decides each time.
/// </summary>
internal sealed class ReadInsightHandler(IStores stores, ICurrentUser user, ITenantContext tenant, IShellHost shells, IEnumerable<IGrantedContent> contents)
{
    public async Task<FoundGrant?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await LocateAsync(id, cancellationToken) is not { } shell)
        {
            return null;
        }

        await using var db = await stores.OpenAsync(shell.Name, cancellationToken);
        var grant = await db.Set<AccessGrant>().AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, cancellationToken);
        return grant is null || !grant.IsActive(db.UtcNow) ? null : new FoundGrant(grant, shell, grant.IsOpenTo(user.Actor, db.UtcNow));
    }

    /// <summary>Opens the content for half an hour.</summary>
    public async Task<Result<Done>> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await LocateAsync(id, cancellationToken) is not { } shell)
        {
            return new NotFound();
        }

        await using var db = await stores.OpenAsync(shell.Name, cancellationToken);
        if (await db.Set<AccessGrant>().SingleOrDefaultAsync(g => g.Id == id, cancellationToken) is not { } grant || grant.Open(user.Actor, db.UtcNow) is not null)
        {
            return new NotFound();
        }

        db.Audit(user.Actor, GrantEvents.Opened, AccessGrant.Kind, grant.Id, new { grant.Contents });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new StaleRevision();
        }

        return new Done();
    }

    public async Task<PagedList<GrantedItem>?> ListAsync(FoundGrant found, string kind, PageRequest page, CancellationToken cancellationToken) =>
        ContentOf(found, kind) is { } content ? await content.ListAsync(found.Shell.Name, page, cancellationToken) : null;

    /// <summary>Reads one text. That it was read is in the trail before it is shown.</summary>
    public async Task<Result<GrantedText>> ReadAsync(Guid id, string kind, Guid item, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } found || ContentOf(found, kind) is not { } content
            || await content.ReadAsync(found.Shell.Name, item, cancellationToken) is not { } text)
        {
            return new NotFound();
        }

        await using var db = await stores.OpenAsync(found.Shell.Name, cancellationToken);
        db.Audit(user.Actor, GrantEvents.Read, content.SubjectKind, item, new { grant = found.Grant.Id });
        await db.SaveChangesAsync(cancellationToken);
        return text;
    }

    private IGrantedContent? ContentOf(FoundGrant found, string kind) =>
        found.IsOpen && found.Grant.Contents.Contains(kind) ? contents.FirstOrDefault(c => c.Kind == kind) : null;

    private async Task<ShellSettings?> LocateAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!tenant.Shell.IsDefault || !user.May(GrantPermissions.Use))
        {
            return null;
        }

        var received = await stores.Open(Scope.Network).Set<ReceivedGrant>().AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, cancellationToken);
        return received is null ? null : shells.Find(received.GivenIn);
    }
}
