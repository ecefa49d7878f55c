using Intranet.Abstractions;
using Intranet.Cases.Features;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Cases.Tests;

public sealed class AdoptionTests(TwoOrganisations organisations) : IClassFixture<TwoOrganisations>
{
    [Fact]
    public async Task The_newest_that_an_organisation_told_takes_the_place_of_what_it_told_before()
    {
        var shared = await organisations.SharedAsync();
        await organisations.AdoptAsync(TwoOrganisations.Selam, shared.Id, "piloting", "Två avdelningar");
        await organisations.AdoptAsync(TwoOrganisations.Selam, shared.Id, "inUse");
        await organisations.AdoptAsync(TwoOrganisations.Jorge, shared.Id, "considering");

        var view = (await organisations.OpenSharedAsync(TwoOrganisations.Anna, shared.Id)).Value;

        Assert.Equal([("umea", AdoptionStage.Considering), ("kronoberg", AdoptionStage.InUse)], view.Adoptions.Select(a => (a.By.Tenant, a.Stage)));
        Assert.Equal((1, 2), (view.Case.UsedBy, view.Case.AdoptedBy));
    }

    [Fact]
    public async Task Organisations_that_tell_at_the_same_moment_are_all_counted()
    {
        var shared = await organisations.SharedAsync();

        var told = await Task.WhenAll(
            Task.Run(() => organisations.AdoptAsync(TwoOrganisations.Selam, shared.Id, "inUse")),
            Task.Run(() => organisations.AdoptAsync(TwoOrganisations.Jorge, shared.Id, "adapted")));

        Assert.All(told, t => Assert.True(t.Succeeded));
        await using var network = organisations.Open(ShellSettings.DefaultName);
        Assert.Equal(2, (await network.Set<SharedCase>().SingleAsync(c => c.Id == shared.Id)).UsedBy);
    }

    [Fact]
    public async Task An_organisation_does_not_adopt_its_own_case()
    {
        var shared = await organisations.SharedAsync();

        Assert.IsType<OwnCaseNeedsNoAdoption>((await organisations.AdoptAsync(TwoOrganisations.Karin, shared.Id, "inUse")).FirstError);
    }

    [Fact]
    public async Task Nobody_tells_of_an_adoption_without_the_permission()
    {
        var shared = await organisations.SharedAsync();

        var told = await organisations.DoAsync<AdoptHandler, Adoption>(
            TwoOrganisations.Selam, [CasePermissions.Write], h => h.HandleAsync(new Adopt(shared.Id, "inUse", null), default));

        Assert.IsType<NotAllowed>(told.FirstError);
        Assert.Empty((await organisations.OpenSharedAsync(TwoOrganisations.Anna, shared.Id)).Value.Adoptions);
    }

    [Fact]
    public async Task A_note_with_an_identity_number_does_not_leave_the_organisation()
    {
        var shared = await organisations.SharedAsync();

        var told = await organisations.AdoptAsync(TwoOrganisations.Selam, shared.Id, "inUse", "Fråga 701063-2391");

        Assert.IsType<IdentityNumberFound>(told.FirstError);
        Assert.Empty((await organisations.OpenSharedAsync(TwoOrganisations.Anna, shared.Id)).Value.Adoptions);
    }

    [Theory]
    [InlineData(null, typeof(FieldRequired))]
    [InlineData("using", typeof(FieldInvalid))]
    [InlineData("1", typeof(FieldInvalid))]
    public async Task A_stage_that_does_not_exist_is_refused_at_its_field(string? stage, Type error)
    {
        var shared = await organisations.SharedAsync();

        var told = await organisations.AdoptAsync(TwoOrganisations.Selam, shared.Id, stage!);

        Assert.IsType(error, told.FirstError);
        Assert.Equal("Stage", told.FirstError!.Field);
    }

    [Fact]
    public async Task After_a_withdrawal_an_organisation_sees_what_it_told_itself_and_nothing_else()
    {
        var shared = await organisations.SharedAsync();
        await organisations.AdoptAsync(TwoOrganisations.Selam, shared.Id, "piloting", "Kronobergs anteckning");
        await organisations.WithdrawAsync(shared.Id);

        var kronoberg = (await organisations.OpenSharedAsync(TwoOrganisations.Selam, shared.Id)).Value;

        Assert.Null(kronoberg.Case.Content);
        Assert.Equal("Kronobergs anteckning", Assert.Single(kronoberg.Adoptions).Note);
        Assert.IsType<NotFound>((await organisations.OpenSharedAsync(TwoOrganisations.Jorge, shared.Id)).FirstError);
        Assert.IsType<NotFound>((await organisations.OpenSharedAsync(TwoOrganisations.Anna, shared.Id)).FirstError);
        Assert.IsType<NotFound>((await organisations.AdoptAsync(TwoOrganisations.Selam, shared.Id, "inUse")).FirstError);
    }
}
