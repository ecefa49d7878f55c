using System.Net;
using Intranet.Abstractions;
using Intranet.Search.Engine;

namespace Intranet.Search;

/// <summary>Makes items of hits.</summary>
internal static class SearchItems
{
    public static SearchItem Of(Hit hit, SearchPart part, string pathBase)
    {
        var (kind, id) = DocumentKey.Read(hit.Key) ?? (hit.Get(Fields.Kind) ?? "", Guid.Empty);
        var title = hit.Get(Fields.Title) ?? "";
        var created = hit.GetDate(Fields.Created)?.UtcDateTime ?? DateTime.UnixEpoch;
        return new SearchItem
        {
            Id = id,
            Kind = kind,
            Scope = part.Scope,
            Title = title,
            TitleHtml = hit.Highlights.GetValueOrDefault(Fields.Title) ?? WebUtility.HtmlEncode(title),
            ExcerptHtml = hit.Highlights.GetValueOrDefault(Fields.Body) ?? "",
            Url = ItemLinks.To(pathBase, part.Scope, kind, hit.Get(IndexFields.Path) ?? ""),
            Authority = hit.Get(Fields.Authority) ?? part.Tenant,
            AuthorityTitle = hit.Get(IndexFields.AuthorityTitle) ?? "",
            CommunityId = Guid.TryParse(hit.Get(Fields.Community), out var community) ? community : null,
            CommunityTitle = hit.Get(IndexFields.CommunityTitle),
            Tags = [.. hit.GetAll(Fields.Tag)],
            Author = hit.Get(Fields.Author),
            CreatedUtc = created,
            UpdatedUtc = hit.GetDate(Fields.Updated)?.UtcDateTime ?? created,
            Score = Math.Round(hit.Score, 4),
            State = hit.Get(IndexFields.State),
        };
    }
}
