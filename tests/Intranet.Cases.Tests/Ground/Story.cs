using Intranet.Abstractions;
using Intranet.Cases.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Cases.Tests;

/// <summary>The steps of the tests, each as a person of its own.</summary>
internal static class Story
{
    public static CaseInput Whole { get; } = new()
    {
        Title = "Första samtalet inom tre dagar",
        Problem = "Väntan var 24 dagar.",
        Solution = "Två dörrar in.",
        Outcome = "Väntan blev tre dagar.",
        Contact = "Mottagningen, 0470-410 00",
        Tags = ["Barn", "socialtjänst"],
        State = "inUse",
    };

    public static async Task<Result<T>> DoAsync<THandler, T>(
        this TwoOrganisations organisations, Actor person, Permission[] permissions, Func<THandler, Task<Result<T>>> act)
        where THandler : notnull
    {
        await using var scope = organisations.As(person, permissions);
        return await act(scope.ServiceProvider.GetRequiredService<THandler>());
    }

    public static async Task<Case> PublishAsync(this TwoOrganisations organisations, CaseInput input) =>
        (await organisations.DoAsync<CreateCaseHandler, Case>(
            TwoOrganisations.Anna, TwoOrganisations.Employee, h => h.HandleAsync(new CreateCase(input, Publish: true), default))).Value;

    public static Task<Result<Case>> ShareAsync(this TwoOrganisations organisations, Guid id) => organisations.DoAsync<ShareCaseHandler, Case>(
        TwoOrganisations.Karin, TwoOrganisations.Editor, h => h.HandleAsync(new ShareCase(id, null, "Beslut av enhetschef"), default));

    public static Task<Result<Case>> WithdrawAsync(this TwoOrganisations organisations, Guid id) => organisations.DoAsync<WithdrawCaseHandler, Case>(
        TwoOrganisations.Karin, TwoOrganisations.Editor, h => h.HandleAsync(new WithdrawCase(id, null, null), default));

    public static Task<Result<Adoption>> AdoptAsync(this TwoOrganisations organisations, Actor person, Guid id, string stage, string? note = null) =>
        organisations.DoAsync<AdoptHandler, Adoption>(person, TwoOrganisations.Employee, h => h.HandleAsync(new Adopt(id, stage, note), default));

    public static Task<Result<SharedCaseView>> OpenSharedAsync(this TwoOrganisations organisations, Actor person, Guid id) =>
        organisations.DoAsync<ViewSharedCaseHandler, SharedCaseView>(person, TwoOrganisations.Employee, h => h.HandleAsync(new ViewSharedCase(id), default));

    public static async Task<Case> SharedAsync(this TwoOrganisations organisations, CaseInput? input = null)
    {
        var published = await organisations.PublishAsync(input ?? Whole);
        return (await organisations.ShareAsync(published.Id)).Value;
    }
}
