using Intranet.Abstractions;
using Intranet.Cases.Features;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Cases.Tests;

public sealed class DraftTests(TwoOrganisations organisations) : IClassFixture<TwoOrganisations>
{
    [Fact]
    public async Task A_draft_needs_a_title_only()
    {
        var begun = await BeginAsync(new CaseInput { Title = "Bara en rubrik" });

        Assert.True(begun.Succeeded);
        Assert.Equal(CaseStatus.Draft, begun.Value.Status);
        Assert.IsType<FieldRequired>((await BeginAsync(new CaseInput { Title = " " })).FirstError);
    }

    [Fact]
    public async Task A_draft_does_not_exist_for_an_editor_who_was_not_invited()
    {
        var draft = (await BeginAsync(Story.Whole)).Value;

        Assert.IsType<NotFound>((await OpenAsync(TwoOrganisations.Karin, draft.Id)).FirstError);
        Assert.True((await OpenAsync(TwoOrganisations.Anna, draft.Id)).Succeeded);
    }

    [Fact]
    public async Task A_co_author_reads_and_writes_the_draft_until_removed()
    {
        var draft = (await BeginAsync(Story.Whole)).Value;
        await organisations.DoAsync<AddCoAuthorHandler, Case>(
            TwoOrganisations.Anna, TwoOrganisations.Employee, h => h.HandleAsync(new AddCoAuthor(draft.Id, null, "karin"), default));
        var saved = await organisations.DoAsync<SaveDraftHandler, Case>(
            TwoOrganisations.Karin, TwoOrganisations.Employee, h => h.HandleAsync(new SaveDraft(draft.Id, null, Story.Whole with { Title = "Karins rubrik" }), default));
        Assert.Equal("Karins rubrik", saved.Value.Content.Title);

        await organisations.DoAsync<RemoveCoAuthorHandler, Case>(
            TwoOrganisations.Anna, TwoOrganisations.Employee, h => h.HandleAsync(new RemoveCoAuthor(draft.Id, null, TwoOrganisations.Karin.UserId), default));
        Assert.IsType<NotFound>((await OpenAsync(TwoOrganisations.Karin, draft.Id)).FirstError);
    }

    [Fact]
    public async Task Saving_over_somebody_elses_change_is_refused()
    {
        var draft = (await BeginAsync(Story.Whole)).Value;
        await SaveAsync(draft.Id, 1, "Först");

        Assert.IsType<StaleRevision>((await SaveAsync(draft.Id, 1, "Sedan")).FirstError);
        await using var db = organisations.Open("vaxjo");
        Assert.Equal("Först", (await db.Set<Case>().SingleAsync(c => c.Id == draft.Id)).Content.Title);
    }

    [Fact]
    public async Task Drafts_and_working_copies_stand_in_the_writers_list_and_in_nobody_elses()
    {
        var draft = (await BeginAsync(Story.Whole with { Title = "Utkast i listan" })).Value;
        var published = await organisations.PublishAsync(Story.Whole);
        await SaveAsync(published.Id, null, "Ny version i listan");

        var annas = await DraftsOfAsync(TwoOrganisations.Anna);
        Assert.Contains(annas, d => d.Id == draft.Id && !d.IsNewVersion);
        Assert.Contains(annas, d => d.Id == published.Id && d.IsNewVersion && d.Title == "Ny version i listan");
        Assert.Empty(await DraftsOfAsync(TwoOrganisations.Karin));
    }

    [Fact]
    public async Task Publishing_needs_the_four_fields_and_names_each_that_is_empty()
    {
        var draft = (await BeginAsync(new CaseInput { Title = "Halvfärdig", Problem = "Något" })).Value;

        var published = await PublishAsync(draft.Id);

        Assert.Equal(["Solution", "Outcome", "Contact"], published.Errors.Select(e => e.Field));
    }

    [Fact]
    public async Task A_published_case_cannot_be_published_again_without_a_change()
    {
        var published = await organisations.PublishAsync(Story.Whole);

        Assert.IsType<CaseAlreadyPublished>((await PublishAsync(published.Id)).FirstError);
    }

    [Fact]
    public async Task A_draft_is_deleted_for_good_and_a_published_case_can_be_put_back()
    {
        var draft = (await BeginAsync(Story.Whole)).Value;
        var published = await organisations.PublishAsync(Story.Whole);

        Assert.Equal(Deletion.Gone, (await DeleteAsync(draft.Id)).Value);
        Assert.Equal(Deletion.Removed, (await DeleteAsync(published.Id)).Value);
        Assert.IsType<NotFound>((await OpenAsync(TwoOrganisations.Anna, draft.Id)).FirstError);
        Assert.IsType<NotFound>((await OpenAsync(TwoOrganisations.Karin, published.Id, TwoOrganisations.Employee)).FirstError);

        await organisations.DoAsync<RestoreCaseHandler, Case>(
            TwoOrganisations.Anna, TwoOrganisations.Employee, h => h.HandleAsync(new RestoreCase(published.Id, null), default));
        Assert.True((await OpenAsync(TwoOrganisations.Karin, published.Id, TwoOrganisations.Employee)).Succeeded);
    }

    private Task<Result<Case>> BeginAsync(CaseInput input) => organisations.DoAsync<CreateCaseHandler, Case>(
        TwoOrganisations.Anna, TwoOrganisations.Employee, h => h.HandleAsync(new CreateCase(input), default));

    private Task<Result<CaseView>> OpenAsync(Actor person, Guid id, Permission[]? permissions = null) =>
        organisations.DoAsync<ViewCaseHandler, CaseView>(person, permissions ?? TwoOrganisations.Editor, h => h.HandleAsync(new ViewCase(id), default));

    private Task<Result<Case>> SaveAsync(Guid id, long? revision, string title) => organisations.DoAsync<SaveDraftHandler, Case>(
        TwoOrganisations.Anna, TwoOrganisations.Employee, h => h.HandleAsync(new SaveDraft(id, revision, Story.Whole with { Title = title }), default));

    private Task<Result<Case>> PublishAsync(Guid id) => organisations.DoAsync<PublishCaseHandler, Case>(
        TwoOrganisations.Anna, TwoOrganisations.Employee, h => h.HandleAsync(new PublishCase(id, null), default));

    private Task<Result<Deletion>> DeleteAsync(Guid id) => organisations.DoAsync<DeleteCaseHandler, Deletion>(
        TwoOrganisations.Anna, TwoOrganisations.Employee, h => h.HandleAsync(new DeleteCase(id, null), default));

    private async Task<IReadOnlyList<DraftRow>> DraftsOfAsync(Actor person) => (await organisations.DoAsync<ListDraftsHandler, PagedList<DraftRow>>(
        person, TwoOrganisations.Editor, async h => await h.HandleAsync(new ListDrafts(new PageRequest(1, 100)), default))).Value.Items;
}
