using Intranet.Abstractions;
using Intranet.Cases.Features;

namespace Intranet.Cases;

/// <summary>Cases as the API writes them.</summary>
internal static class CaseMapping
{
    public static PersonResponse ToResponse(this Actor actor) =>
        new(actor.UserId, actor.Name, actor.Title, new OrganisationResponse(actor.Tenant, actor.Organisation));

    public static CaseResponse ToResponse(this Case c, CaseAccess access) => new()
    {
        Id = c.Id,
        Revision = c.Revision,
        Status = c.IsRemoved ? "removed" : EnumName.Of(c.Status),
        Version = c.PublishedVersion,
        Title = c.Content.Title,
        Summary = c.Content.Summary,
        Problem = c.Content.Problem,
        Solution = c.Content.Solution,
        Outcome = c.Content.Outcome,
        Contact = c.Content.Contact,
        Tags = c.Content.Tags,
        Period = c.Content.Period,
        Cost = c.Content.Cost,
        State = c.Content.State,
        LegalBasis = c.Content.LegalBasis,
        UnitId = c.UnitId,
        WorkingCopy = c.Working is not null && access.MayEdit(c) ? c.Working.ToResponse() : null,
        Author = c.Author.ToResponse(),
        CoAuthors = [.. c.CoAuthors.Select(a => a.Person.ToResponse())],
        CreatedUtc = c.CreatedUtc,
        UpdatedUtc = access.MayEdit(c) ? c.UpdatedUtc : c.PublishedUtc ?? c.CreatedUtc,
        PublishedUtc = c.PublishedUtc,
        Sharing = Sharing(c),
    };

    public static CaseTextResponse ToResponse(this CaseContent content) => new()
    {
        Title = content.Title,
        Summary = content.Summary,
        Problem = content.Problem,
        Solution = content.Solution,
        Outcome = content.Outcome,
        Contact = content.Contact,
        Tags = content.Tags,
        Period = content.Period,
        Cost = content.Cost,
        State = content.State,
        LegalBasis = content.LegalBasis,
    };

    public static SharedCaseResponse ToResponse(this SharedCase c, CaseContent content) => new()
    {
        Id = c.Id,
        Revision = c.Revision,
        Organisation = new OrganisationResponse(c.Author.Tenant, c.Author.Organisation),
        Author = c.Author.ToResponse(),
        Version = c.Version,
        Title = content.Title,
        Summary = content.Summary,
        Problem = content.Problem,
        Solution = content.Solution,
        Outcome = content.Outcome,
        Contact = content.Contact,
        Tags = content.Tags,
        Period = content.Period,
        Cost = content.Cost,
        State = content.State,
        LegalBasis = content.LegalBasis,
        CreatedUtc = c.CreatedUtc,
        VersionUtc = c.VersionUtc,
        SharedUtc = c.SharedUtc,
        UsedBy = c.UsedBy,
        AdoptedBy = c.AdoptedBy,
        Address = SiteLinks.Shared(c.Id),
    };

    public static CaseItemResponse ToResponse(this CaseRow row) => new()
    {
        Id = row.Id, Title = row.Title, Lead = row.Lead, Author = row.Author.ToResponse(), Tags = row.Tags, State = row.State, AtUtc = row.AtUtc,
        IsShared = row.IsShared, UsedBy = row.UsedBy, Revision = row.Revision,
    };

    public static DraftItemResponse ToResponse(this DraftRow row) => new(row.Id, row.Title, row.Author.ToResponse(), row.UpdatedUtc, row.IsNewVersion);

    public static AdoptionResponse ToResponse(this Adoption adoption) => new(
        adoption.Id, new OrganisationResponse(adoption.By.Tenant, adoption.By.Organisation), adoption.By.ToResponse(), adoption.Stage, adoption.Note, adoption.AtUtc);

    public static PagedList<TOut> Select<TIn, TOut>(this PagedList<TIn> list, Func<TIn, TOut> map) =>
        new([.. list.Items.Select(map)], list.Page, list.PageSize, list.Total);

    private static SharingResponse Sharing(Case c) => new()
    {
        State = c.Sharing,
        Version = c.SharedVersion,
        SharedUtc = c.SharedUtc,
        RequestedBy = c.RequestedBy?.ToResponse(),
        RequestedUtc = c.RequestedUtc,
        DecidedBy = c.DecidedBy?.ToResponse(),
        DecidedUtc = c.DecidedUtc,
        Message = c.DecisionMessage,
        Address = c.IsShared ? SiteLinks.Shared(c.Id) : null,
    };
}
