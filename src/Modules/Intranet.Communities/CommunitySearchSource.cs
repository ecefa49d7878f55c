using System.Runtime.CompilerServices;
using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Ui.Content;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Communities;

/// <summary>Communities as search finds them.</summary>
internal sealed class CommunitySearchSource(IStores stores, IShellHost shells) : ISearchSource
{
    public string Kind => Community.ContentKind;

    public async Task<SearchDocument?> LoadAsync(string tenant, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await stores.OpenAsync(tenant, cancellationToken);
        var community = await db.Set<Community>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        return community is null ? null : Describe(tenant, community);
    }

    public async IAsyncEnumerable<Guid> ListAsync(string tenant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await stores.OpenAsync(tenant, cancellationToken);
        await foreach (var id in db.Set<Community>().Select(c => c.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return id;
        }
    }

    private SearchDocument Describe(string tenant, Community community) => new()
    {
        Kind = Kind,
        Id = community.Id,
        Revision = community.Revision,
        Title = community.Title,
        Body = MarkdownRenderer.ToPlainText(community.Description),
        Path = $"communities/{community.Id}",
        AccessLabel = community.AccessLabel,
        Authority = tenant,
        AuthorityTitle = shells.Find(tenant)?.Title ?? tenant,
        CommunityId = community.Id,
        CommunityTitle = community.Title,
        Tags = community.Tags,
        CreatedUtc = community.CreatedUtc,
        UpdatedUtc = community.UpdatedUtc,
        Quality = Math.Min(1, Math.Log10(1 + community.MemberCount) / 3),
    };
}
