using Intranet.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Web.Tests.Isolation;

/// <summary>
/// Takes one guard away at a time and demands that the tests of isolation see it: a guard that nothing misses is not tested.
/// </summary>
public sealed class RemovedGuardsTests
{
    private static readonly string[] AFew = ["Cases.Edit", "Tenants.Administer", "Users.Manage"];

    [Fact]
    public Task Everybody_given_one_of_a_few_permissions_is_caught() => EachPermissionIsMissedAsync(name => AFew.Contains(name));

    [Fact]
    [Trait("Category", "Long")]
    public Task Everybody_given_any_one_permission_is_caught() => EachPermissionIsMissedAsync(_ => true);

    [Fact]
    public async Task What_a_closed_community_holds_made_open_to_search_is_caught()
    {
        await using var house = await House.StartAsync(services => Guard.Wrap<ISearchSource>(services, inner => new OpenSource(inner)));
        await Assert.ThrowsAnyAsync<Exception>(new CanaryTests(house.Web).A_word_that_is_Vaxjos_alone_is_found_nowhere_by_others);
    }

    [Fact]
    public async Task A_feature_that_is_off_and_works_all_the_same_is_caught()
    {
        await using var house = await House.StartAsync(services => Guard.Wrap<IFeatureState>(services, inner => new AllFeatures(inner)));
        await Assert.ThrowsAnyAsync<Exception>(new IsolationMatrixTests(house.Web).What_belongs_to_a_feature_that_is_off_does_not_exist);
    }

    private static async Task EachPermissionIsMissedAsync(Func<string, bool> isChosen)
    {
        OpenTo? roles = null;
        await using var house = await House.StartAsync(services => Guard.Wrap<IRolePermissions>(services, inner => roles = new OpenTo(inner)));
        var used = (await Route.AllAsync(house.Web.Site.Services))
            .SelectMany(r => r.Endpoint.Metadata.GetOrderedMetadata<RequirePermissionAttribute>()).Select(a => a.Permission).ToHashSet(StringComparer.Ordinal);
        var permissions = house.Web.Site.Services.GetServices<IPermissionProvider>().SelectMany(p => p.GetPermissions()).Select(p => p.Name).Distinct().Where(isChosen).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(permissions);
        var missed = new List<string>();
        foreach (var permission in permissions)
        {
            var belongings = await Belongings.CreateAsync(house.Web, $"vakt{missed.Count}");
            await belongings.AddWhatAllSeeAsync();
            var sound = used.Contains(permission) ? await LeaksAsync(house.Web, belongings, r => r.IsSafe && Demands(r, permission)) : [];
            Assert.Empty(sound);
            roles!.Permission = permission;
            if (!await IsCaughtAsync(house.Web, belongings, permission))
            {
                missed.Add(permission);
            }

            roles.Permission = null;
            if (missed.Contains(permission) && await IsMissedWhenWithheldAsync(house.Web, belongings, permission, roles))
            {
                missed.Remove(permission);
            }
        }

        Console.WriteLine($"Removed policies: {permissions.Count - missed.Count} of {permissions.Count} caught{(missed.Count == 0 ? "" : ", not " + string.Join(", ", missed))}.");
        Assert.Empty(missed);
    }

    /// <summary>Reading first, for a write that slips through changes what the next one is tried on.</summary>
    private static async Task<bool> IsCaughtAsync(DemoWeb web, Belongings belongings, string permission)
    {
        Func<Route, bool>[] stages = [r => r.IsSafe && Demands(r, permission), r => !r.IsSafe && Demands(r, permission), r => r.IsSafe, r => !r.IsSafe];
        foreach (var stage in stages)
        {
            if ((await LeaksAsync(web, belongings, stage)).Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// What everybody holds already nobody can be given: such a permission is taken from everybody instead, and those who may do what it is for have to be
    /// refused. That shows as well that it is asked for.
    /// </summary>
    private static async Task<bool> IsMissedWhenWithheldAsync(DemoWeb web, Belongings belongings, string permission, OpenTo roles)
    {
        // What only writes ask for shows in what is refused now and is not otherwise. Both are tried on things made before.
        var (without, with) = (await Belongings.CreateAsync(web, $"utan-{permission}"), await Belongings.CreateAsync(web, $"med-{permission}"));
        await without.AddWhatAllSeeAsync();
        await with.AddWhatAllSeeAsync();
        roles.Withheld = permission;
        var leaks = await new IsolationMatrixTests(web).FindLeaksAsync(belongings, (route, caller) => route.IsSafe && caller.IsSignedInOn(route), stopsAtFirst: true);
        var refused = leaks.Count > 0 ? [] : await new IsolationMatrixTests(web).FindRefusedAsync(without);
        roles.Withheld = null;
        if (leaks.Count == 0)
        {
            refused.ExceptWith(await new IsolationMatrixTests(web).FindRefusedAsync(with));
        }

        return leaks.Count + refused.Count > 0;
    }

    private static Task<IReadOnlyCollection<string>> LeaksAsync(DemoWeb web, Belongings belongings, Func<Route, bool> isChosen) =>
        new IsolationMatrixTests(web).FindLeaksAsync(belongings, (route, caller) => isChosen(route) && caller.Home == "vaxjo" && caller.IsSignedInOn(route));

    private static bool Demands(Route route, string permission) =>
        route.Endpoint.Metadata.GetOrderedMetadata<RequirePermissionAttribute>().Any(a => a.Permission == permission);

    private sealed class House : IAsyncDisposable
    {
        private House(DemoWeb web) => Web = web;

        public DemoWeb Web { get; }

        public static async Task<House> StartAsync(Action<IServiceCollection> change)
        {
            var web = new DemoWeb { Change = change };
            await web.InitializeAsync();
            return new House(web);
        }

        public async ValueTask DisposeAsync() => await Web.DisposeAsync();
    }

    private sealed class OpenTo(IRolePermissions inner) : IRolePermissions
    {
        /// <summary>Held by everybody; null for none.</summary>
        public string? Permission { get; set; }

        /// <summary>Held by nobody; null for none.</summary>
        public string? Withheld { get; set; }

        public IReadOnlySet<string> Resolve(string tenant, IReadOnlyCollection<string> roles) => (Permission, Withheld) switch
        {
            (null, null) => inner.Resolve(tenant, roles),
            ({ } open, _) => inner.Resolve(tenant, roles).Append(open).ToHashSet(StringComparer.Ordinal),
            (_, { } closed) => inner.Resolve(tenant, roles).Where(p => p != closed).ToHashSet(StringComparer.Ordinal),
        };
    }

    private sealed class OpenSource(ISearchSource inner) : ISearchSource
    {
        public string Kind => inner.Kind;

        public async Task<SearchDocument?> LoadAsync(string tenant, Guid id, CancellationToken cancellationToken) =>
            await inner.LoadAsync(tenant, id, cancellationToken) is { } document ? document with { AccessLabel = AccessLabel.Open } : null;

        public IAsyncEnumerable<Guid> ListAsync(string tenant, CancellationToken cancellationToken) => inner.ListAsync(tenant, cancellationToken);
    }

    /// <summary>Every organisation works with what Växjö has on.</summary>
    private sealed class AllFeatures(IFeatureState inner) : IFeatureState
    {
        public ValueTask<IReadOnlySet<string>> GetEnabledAsync(string tenant, CancellationToken cancellationToken = default) =>
            inner.GetEnabledAsync("vaxjo", cancellationToken);

        public Task<Result<IReadOnlySet<string>>> ChangeAsync(
            string tenant, IReadOnlyCollection<string> enable, IReadOnlyCollection<string> disable, CancellationToken cancellationToken = default) =>
            inner.ChangeAsync(tenant, enable, disable, cancellationToken);
    }

    private static class Guard
    {
        /// <summary>Puts something around every registered service of a kind.</summary>
        public static void Wrap<T>(IServiceCollection services, Func<T, T> around)
            where T : class
        {
            foreach (var descriptor in services.Where(d => d.ServiceType == typeof(T)).ToList())
            {
                services[services.IndexOf(descriptor)] = ServiceDescriptor.Describe(typeof(T), provider => around(Make<T>(provider, descriptor)), descriptor.Lifetime);
            }
        }

        private static T Make<T>(IServiceProvider provider, ServiceDescriptor descriptor)
            where T : class =>
            (T)(descriptor.ImplementationInstance ?? descriptor.ImplementationFactory?.Invoke(provider)
                ?? ActivatorUtilities.CreateInstance(provider, descriptor.ImplementationType!));
    }
}
