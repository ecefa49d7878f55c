using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Users;

/// <summary>
/// Colleagues in the search of their own organisation. People of <c>Default</c> are left out: its index is read by all
/// members, and nobody becomes known to all of them by having an account.
/// </summary>
internal sealed class PersonSearchSource(StoreFactory stores, StoreMigrator migrator, IShellHost shells) : ISearchSource
{
    public string Kind => PersonStore.OutboxKind;

    public async Task<SearchDocument?> LoadAsync(string tenant, Guid id, CancellationToken cancellationToken)
    {
        if (shells.Find(tenant) is not { IsDefault: false } shell)
        {
            return null;
        }

        await using var db = await OpenAsync(tenant, cancellationToken);
        var user = await db.Set<User>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && !u.IsDisabled, cancellationToken);
        return user is null ? null : new SearchDocument
        {
            Kind = Kind,
            Id = user.Id,
            Revision = user.Revision,
            Title = user.Name,
            Body = string.Join(", ", new[] { user.Title, user.Unit }.Where(t => !string.IsNullOrEmpty(t))),
            Path = $"people/{user.Id}",
            AccessLabel = AccessLabel.Open,
            Authority = tenant,
            AuthorityTitle = shell.Title,
            CreatedUtc = user.CreatedUtc,
            UpdatedUtc = user.UpdatedUtc,
        };
    }

    public async IAsyncEnumerable<Guid> ListAsync(string tenant, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (shells.Find(tenant) is not { IsDefault: false })
        {
            yield break;
        }

        await using var db = await OpenAsync(tenant, cancellationToken);
        await foreach (var id in db.Set<User>().AsNoTracking().Where(u => !u.IsDisabled).Select(u => u.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return id;
        }
    }

    private async Task<IntranetDbContext> OpenAsync(string tenant, CancellationToken cancellationToken)
    {
        await migrator.EnsureAsync(tenant, cancellationToken);
        return stores.Create(tenant);
    }
}
