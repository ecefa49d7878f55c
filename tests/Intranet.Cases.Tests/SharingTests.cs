using Intranet.Abstractions;
using Intranet.Cases.Features;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Cases.Tests;

public sealed class SharingTests(TwoOrganisations organisations) : IClassFixture<TwoOrganisations>
{
    [Fact]
    public async Task A_shared_case_is_read_by_others_as_it_was_in_that_version()
    {
        var shared = await organisations.SharedAsync();
        await organisations.DoAsync<PublishCaseHandler, Case>(
            TwoOrganisations.Anna, TwoOrganisations.Employee, h => h.HandleAsync(new PublishCase(shared.Id, null, Story.Whole with { Title = "Version två" }), default));

        var read = (await organisations.OpenSharedAsync(TwoOrganisations.Selam, shared.Id)).Value.Case;

        Assert.Equal(Story.Whole.Title, read.Content!.Title);
        Assert.Equal(["barn", "socialtjänst"], read.Content.Tags);
        Assert.Equal("Växjö kommun", read.Author.Organisation);
        Assert.Equal(1, read.Version);
    }

    [Theory]
    [InlineData("Kontakta Sara, 640823-3234.")]
    [InlineData("Kontakta Sara, 640823-**3234**.")]
    [InlineData("Kontakta Sara, 6408&#50;3-3234.")]
    public async Task A_version_with_an_identity_number_is_not_shared_however_it_is_written(string outcome)
    {
        var published = await organisations.PublishAsync(Story.Whole with { Outcome = outcome });

        var shared = await organisations.ShareAsync(published.Id);

        var error = Assert.IsType<IdentityNumberFound>(shared.FirstError);
        Assert.Equal("Outcome", error.Field);
        Assert.DoesNotContain("3234", error.Arguments[0].ToString(), StringComparison.Ordinal);
        Assert.IsType<NotFound>((await organisations.OpenSharedAsync(TwoOrganisations.Selam, published.Id)).FirstError);
    }

    [Fact]
    public async Task Asking_to_share_a_text_with_an_identity_number_is_allowed_because_it_stays_inside()
    {
        var published = await organisations.PublishAsync(Story.Whole with { Problem = "Se 640823-3234" });

        Assert.True((await RequestAsync(published.Id)).Succeeded);
        Assert.IsType<SharingAlreadyRequested>((await RequestAsync(published.Id)).FirstError);
    }

    [Fact]
    public async Task Somebody_without_the_right_cannot_share()
    {
        var published = await organisations.PublishAsync(Story.Whole);

        var shared = await organisations.DoAsync<ShareCaseHandler, Case>(
            TwoOrganisations.Anna, TwoOrganisations.Employee, h => h.HandleAsync(new ShareCase(published.Id, null, null), default));

        Assert.IsType<NotAllowed>(shared.FirstError);
    }

    [Fact]
    public async Task A_request_that_was_sent_back_can_be_made_again()
    {
        var published = await organisations.PublishAsync(Story.Whole);
        await RequestAsync(published.Id);
        var returned = await organisations.DoAsync<ReturnSharingHandler, Case>(
            TwoOrganisations.Karin, TwoOrganisations.Editor, h => h.HandleAsync(new ReturnSharing(published.Id, null, "Ta bort namnet"), default));

        Assert.Equal("Ta bort namnet", returned.Value.DecisionMessage);
        Assert.Equal(SharingState.Requested, (await RequestAsync(published.Id)).Value.Sharing);
    }

    [Fact]
    public async Task A_request_stands_in_the_reviewers_list_with_its_message()
    {
        var published = await organisations.PublishAsync(Story.Whole with { Title = "Väntar på beslut" });
        await RequestAsync(published.Id);

        var list = await organisations.DoAsync<ListReviewsHandler, ReviewList>(
            TwoOrganisations.Karin, TwoOrganisations.Editor, h => h.HandleAsync(new ListReviews(new PageRequest(1)), default));

        var row = Assert.Single(list.Value.Waiting, r => r.Id == published.Id);
        Assert.Equal(("Väntar på beslut", 1, "Anna Lindqvist", "Till nytta för andra"), (row.Title, row.Version, row.RequestedBy.Name, row.Message));
    }

    [Fact]
    public async Task A_withdrawn_case_is_gone_at_once_and_its_content_is_erased()
    {
        var shared = await organisations.SharedAsync();

        await organisations.WithdrawAsync(shared.Id);

        Assert.IsType<NotFound>((await organisations.OpenSharedAsync(TwoOrganisations.Selam, shared.Id)).FirstError);
        await using var network = organisations.Open(ShellSettings.DefaultName);
        var tombstone = await network.Set<SharedCase>().SingleAsync(c => c.Id == shared.Id);
        Assert.Null(tombstone.Content);
        Assert.NotNull(tombstone.WithdrawnUtc);
    }

    [Fact]
    public async Task A_late_retry_of_the_sharing_does_not_bring_a_withdrawn_case_back()
    {
        var shared = await organisations.SharedAsync();
        await using var own = organisations.Open("vaxjo");
        var asItWas = await own.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == shared.Id);
        var version = await own.Set<CaseVersion>().AsNoTracking().SingleAsync(v => v.CaseId == shared.Id);
        await organisations.WithdrawAsync(shared.Id);

        await using var network = organisations.Open(ShellSettings.DefaultName);
        var tombstone = await network.Set<SharedCase>().SingleAsync(c => c.Id == shared.Id);

        Assert.False(tombstone.Follow(asItWas, version, network.UtcNow));
        Assert.Null(tombstone.Content);
    }

    [Fact]
    public async Task A_withdrawn_case_can_be_shared_again()
    {
        var shared = await organisations.SharedAsync();
        await organisations.WithdrawAsync(shared.Id);

        Assert.True((await organisations.ShareAsync(shared.Id)).Succeeded);
        Assert.Equal(Story.Whole.Title, (await organisations.OpenSharedAsync(TwoOrganisations.Selam, shared.Id)).Value.Case.Content!.Title);
    }

    [Fact]
    public async Task Following_the_same_change_twice_writes_once()
    {
        var shared = await organisations.SharedAsync();
        var follower = organisations.Services.GetServices<IOutboxConsumer>().Single(c => c.Name == NetworkFollower.ConsumerName);
        await using var network = organisations.Open(ShellSettings.DefaultName);
        var before = await network.Set<SharedCase>().Where(c => c.Id == shared.Id).Select(c => c.Revision).SingleAsync();

        await follower.HandleAsync("vaxjo", [new OutboxKey(Case.Kind, shared.Id), new OutboxKey(Case.Kind, shared.Id)], default);

        Assert.Equal(before, await network.Set<SharedCase>().Where(c => c.Id == shared.Id).Select(c => c.Revision).SingleAsync());
    }

    [Fact]
    public async Task Writing_on_the_next_version_leaves_what_others_read_untouched()
    {
        var shared = await organisations.SharedAsync();
        await using var network = organisations.Open(ShellSettings.DefaultName);
        var before = await network.Set<SharedCase>().Where(c => c.Id == shared.Id).Select(c => c.Revision).SingleAsync();
        await organisations.DoAsync<SaveDraftHandler, Case>(
            TwoOrganisations.Anna, TwoOrganisations.Employee, h => h.HandleAsync(new SaveDraft(shared.Id, null, Story.Whole with { Title = "Nästa version" }), default));

        await organisations.Services.GetRequiredService<NetworkCopies>().BringAsync("vaxjo", shared.Id, default);

        Assert.Equal(before, await network.Set<SharedCase>().Where(c => c.Id == shared.Id).Select(c => c.Revision).SingleAsync());
    }

    [Fact]
    public async Task A_case_that_was_only_sent_back_leaves_no_trace_in_the_network()
    {
        var published = await organisations.PublishAsync(Story.Whole);
        await RequestAsync(published.Id);
        await organisations.DoAsync<ReturnSharingHandler, Case>(
            TwoOrganisations.Karin, TwoOrganisations.Editor, h => h.HandleAsync(new ReturnSharing(published.Id, null, "Nej"), default));

        await organisations.Services.GetRequiredService<NetworkCopies>().BringAsync("vaxjo", published.Id, default);

        await using var network = organisations.Open(ShellSettings.DefaultName);
        Assert.False(await network.Set<SharedCase>().AnyAsync(c => c.Id == published.Id));
    }

    [Fact]
    public async Task A_shared_case_must_be_withdrawn_before_it_is_removed()
    {
        var shared = await organisations.SharedAsync();

        var removed = await organisations.DoAsync<DeleteCaseHandler, Deletion>(
            TwoOrganisations.Anna, TwoOrganisations.Employee, h => h.HandleAsync(new DeleteCase(shared.Id, null), default));

        Assert.IsType<CaseStillShared>(removed.FirstError);
    }

    private Task<Result<Case>> RequestAsync(Guid id) => organisations.DoAsync<RequestSharingHandler, Case>(
        TwoOrganisations.Anna, TwoOrganisations.Employee, h => h.HandleAsync(new RequestSharing(id, null, "Till nytta för andra"), default));
}
