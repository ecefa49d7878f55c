using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Platform.Tests.Features;

public sealed class FeatureStateTests
{
    private const string Tenant = "vaxjo";

    [Fact]
    public async Task At_first_only_what_is_always_on_and_what_that_needs_is_on()
    {
        await using var platform = await StartAsync();

        Assert.Equal(["Core", "Users"], await EnabledAsync(platform));
    }

    [Fact]
    public async Task Turning_a_feature_on_turns_on_what_it_depends_on()
    {
        await using var platform = await StartAsync();

        await ChangeAsync(platform, enable: ["Cases"], disable: []);

        Assert.Equal(["Cases", "Core", "Discussions", "Users"], await EnabledAsync(platform));
    }

    [Fact]
    public async Task Turning_a_feature_off_turns_off_what_depends_on_it()
    {
        await using var platform = await StartAsync();
        await ChangeAsync(platform, enable: ["Cases", "Communities"], disable: []);

        await ChangeAsync(platform, enable: [], disable: ["Discussions"]);

        Assert.Equal(["Core", "Users"], await EnabledAsync(platform));
    }

    [Fact]
    public async Task What_is_always_on_cannot_be_turned_off()
    {
        await using var platform = await StartAsync();

        await ChangeAsync(platform, enable: [], disable: ["Core", "Users"]);

        Assert.Equal(["Core", "Users"], await EnabledAsync(platform));
    }

    [Fact]
    public async Task An_unknown_feature_is_an_error_and_changes_nothing()
    {
        await using var platform = await StartAsync();

        var result = await platform.Get<IFeatureState>().ChangeAsync(Tenant, ["Cases", "Kases"], []);

        Assert.Equal("Kases", Assert.IsType<UnknownFeature>(result.FirstError).Id);
        Assert.Equal(["Core", "Users"], await EnabledAsync(platform));
    }

    [Fact]
    public async Task Features_of_one_tenant_say_nothing_about_another()
    {
        await using var platform = await StartAsync();
        await platform.MakeStoreAsync("umea");

        await ChangeAsync(platform, enable: ["Cases"], disable: []);

        Assert.Equal(["Core", "Users"], (await platform.Get<IFeatureState>().GetEnabledAsync("umea")).Order());
    }

    [Fact]
    public async Task A_feature_that_became_always_on_since_the_tenants_last_change_is_on()
    {
        await using var platform = await StartAsync();
        await using (var db = platform.Stores.Create(Tenant))
        {
            db.Add(new StoredSetting { Name = "features", Json = """{ "ids": ["Discussions"] }""" });
            await db.SaveChangesAsync();
        }

        Assert.Equal(["Core", "Discussions", "Users"], await EnabledAsync(platform));
    }

    [Fact]
    public async Task Outside_its_profile_a_tenant_has_no_feature_and_none_that_needs_it()
    {
        await using var platform = await StartWithShellAsync(JoinStage.Open);
        await ChangeAsync(platform, enable: ["Cases", "Communities"], disable: []);
        await platform.Get<IFeatureProfiles>().SaveAsync(new FeatureProfile("narrow", "Smalt", ["Cases"]));

        await platform.Get<IShellRegistry>().ChangeAsync(Tenant, s => s with { FeatureProfile = "narrow" });
        Assert.Equal(["Core", "Users"], await EnabledAsync(platform));

        await platform.Get<IFeatureProfiles>().SaveAsync(new FeatureProfile("narrow", "Smalt", ["Cases", "Discussions"]));
        Assert.Equal(["Cases", "Core", "Discussions", "Users"], await EnabledAsync(platform));

        await platform.Get<IShellRegistry>().ChangeAsync(Tenant, s => s with { FeatureProfile = null });
        Assert.Equal(["Cases", "Communities", "Core", "Discussions", "Users"], await EnabledAsync(platform));
    }

    [Fact]
    public async Task A_profile_that_is_gone_opens_nothing()
    {
        await using var platform = await StartWithShellAsync(JoinStage.Open);
        await ChangeAsync(platform, enable: ["Cases"], disable: []);

        await platform.Get<IShellRegistry>().ChangeAsync(Tenant, s => s with { FeatureProfile = "gone" });

        Assert.Equal(["Core", "Users"], await EnabledAsync(platform));
    }

    [Theory]
    [InlineData(JoinStage.Invited)]
    [InlineData(JoinStage.Agreement)]
    [InlineData(JoinStage.SetUp)]
    public async Task Before_it_has_joined_a_tenant_has_only_what_is_always_on(JoinStage stage)
    {
        await using var platform = await StartWithShellAsync(stage);
        await ChangeAsync(platform, enable: ["Cases"], disable: []);

        Assert.Equal(["Core", "Users"], await EnabledAsync(platform));
        Assert.Contains("Cases", await platform.Get<IFeatureChoices>().GetChosenAsync(Tenant));
    }

    private static async Task<TestPlatform> StartWithShellAsync(JoinStage stage)
    {
        var platform = await TestPlatform.StartAsync(configure: services => services.AddSingleton<IExtensionCatalog>(new TestCatalog()));
        await platform.MakeNetworkAsync();
        await platform.MakeTenantAsync(Tenant);
        await platform.Get<IShellRegistry>().ChangeAsync(Tenant, s => s with { Stage = stage });
        return platform;
    }

    private static async Task<TestPlatform> StartAsync()
    {
        var platform = await TestPlatform.StartAsync(configure: services => services.AddSingleton<IExtensionCatalog>(new TestCatalog()));
        await platform.MakeStoreAsync(Tenant);
        return platform;
    }

    private static async Task ChangeAsync(TestPlatform platform, string[] enable, string[] disable) =>
        Assert.True((await platform.Get<IFeatureState>().ChangeAsync(Tenant, enable, disable)).Succeeded);

    private static async Task<IEnumerable<string>> EnabledAsync(TestPlatform platform) =>
        (await platform.Get<IFeatureState>().GetEnabledAsync(Tenant)).Order();
}
