using Intranet.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Platform.Tests.Tenancy;

public sealed class ShellTests
{
    [Theory]
    [InlineData("Vaxjo")]
    [InlineData("växjö")]
    [InlineData("v")]
    [InlineData("1vaxjo")]
    [InlineData("vaxjo/..")]
    [InlineData("")]
    [InlineData("a23456789012345678901234567890123456789012")]
    public async Task A_name_that_cannot_be_a_folder_and_a_schema_is_refused(string name)
    {
        await using var platform = await StartAsync();

        var created = await CreateAsync(platform, new NewShell { Name = name, Title = "Växjö kommun" });

        Assert.Equal("Name", Assert.IsType<FieldInvalid>(created.FirstError).Field);
    }

    [Theory]
    [InlineData("api")]
    [InlineData("API")]
    [InlineData("network")]
    [InlineData("n")]
    [InlineData("healthz")]
    [InlineData("_content")]
    [InlineData("openapi")]
    [InlineData("start")]
    public async Task A_reserved_prefix_is_never_a_tenants(string prefix)
    {
        await using var platform = await StartAsync();

        var created = await CreateAsync(platform, new NewShell { Name = "vaxjo", Title = "Växjö kommun", Prefix = prefix });

        Assert.IsType<PrefixReserved>(created.FirstError);
        Assert.Null(platform.Get<IShellHost>().Find("vaxjo"));
    }

    [Fact]
    public async Task A_reserved_word_as_name_is_refused_where_it_would_become_the_prefix()
    {
        await using var platform = await StartAsync();

        Assert.IsType<PrefixReserved>((await CreateAsync(platform, new NewShell { Name = "network", Title = "Nätet" })).FirstError);
    }

    [Fact]
    public async Task A_name_a_prefix_and_a_host_belong_to_one_tenant()
    {
        await using var platform = await StartAsync();
        Assert.True((await CreateAsync(platform, new NewShell { Name = "vaxjo", Title = "Växjö", Prefix = "vaxjo", Host = "intra.vaxjo.example" })).Succeeded);

        Assert.IsType<TenantNameTaken>((await CreateAsync(platform, new NewShell { Name = "vaxjo", Title = "Växjö igen", Prefix = "annat" })).FirstError);
        Assert.IsType<TenantAddressTaken>((await CreateAsync(platform, new NewShell { Name = "annat", Title = "Annat", Prefix = "vaxjo" })).FirstError);
        Assert.IsType<TenantAddressTaken>((await CreateAsync(platform, new NewShell { Name = "annat", Title = "Annat", Host = "b.example, INTRA.vaxjo.example" })).FirstError);
    }

    [Fact]
    public async Task The_network_cannot_be_turned_off()
    {
        await using var platform = await StartAsync();

        var changed = await platform.Get<IShellRegistry>().ChangeAsync(ShellSettings.DefaultName, s => s with { State = TenantState.Disabled });

        Assert.IsType<NetworkMustRun>(changed.FirstError);
    }

    [Fact]
    public async Task A_tenant_with_an_unknown_recipe_is_not_registered()
    {
        await using var platform = await StartAsync();

        var created = await platform.Get<IShellRegistry>().CreateAsync(new NewShell { Name = "vaxjo", Title = "Växjö", Recipe = "nowhere" }, new Progress<string>());

        Assert.IsType<UnknownRecipe>(created.FirstError);
        Assert.Null(platform.Get<IShellHost>().Find("vaxjo"));
    }

    [Fact]
    public async Task A_tenant_whose_recipe_fails_is_invalid_with_the_reason_and_the_others_run_on()
    {
        await using var platform = await StartAsync();
        await platform.WriteRecipeAsync("broken", """{ "name": "broken", "steps": [{ "name": "nothing" }] }""");
        await platform.MakeStoreAsync("vaxjo");

        var created = await platform.Get<IShellRegistry>().CreateAsync(new NewShell { Name = "vaxjo", Title = "Växjö", Recipe = "broken" }, new Progress<string>());

        Assert.Equal(TenantState.Invalid, created.Value.State);
        Assert.Contains("unknown step \"nothing\"", created.Value.StateReason, StringComparison.Ordinal);
        Assert.Equal(TenantState.Running, platform.Get<IShellHost>().Find(ShellSettings.DefaultName)!.State);
    }

    [Fact]
    public async Task A_recipe_that_failed_is_run_when_it_is_tried_again()
    {
        await using var platform = await StartAsync();
        await platform.WriteRecipeAsync("mended", """{ "name": "mended", "steps": [{ "name": "nothing" }] }""");
        await platform.MakeStoreAsync("vaxjo");
        await platform.Get<IShellRegistry>().CreateAsync(new NewShell { Name = "vaxjo", Title = "Växjö", Recipe = "mended" }, new Progress<string>());
        await platform.WriteRecipeAsync("mended", """{ "name": "mended", "steps": [{ "name": "settings", "siteName": "Kunskap i Växjö" }] }""");

        var tried = await platform.Get<IShellRegistry>().TryAgainAsync("vaxjo", new Progress<string>());

        Assert.Equal((TenantState.Running, null, false), (tried.Value.State, tried.Value.StateReason, tried.Value.OwesRecipe));
        Assert.Equal("Kunskap i Växjö", (await platform.Get<ISiteSettings>().GetAsync("vaxjo")).SiteName);
    }

    [Fact]
    public async Task A_recipe_that_has_run_is_not_run_again()
    {
        await using var platform = await StartAsync();
        await CreateAsync(platform, new NewShell { Name = "vaxjo", Title = "Växjö" });
        await platform.WriteRecipeAsync("empty", """{ "name": "empty", "steps": [{ "name": "settings", "siteName": "Överskriven" }] }""");

        await platform.Get<IShellRegistry>().TryAgainAsync("vaxjo", new Progress<string>());

        Assert.Equal("Växjö", platform.Get<IShellHost>().Find("vaxjo")!.Title);
    }

    [Fact]
    public async Task Tenants_are_there_again_after_a_restart()
    {
        await using var platform = await StartAsync();
        await CreateAsync(platform, new NewShell { Name = "vaxjo", Title = "Växjö kommun", Kind = TenantKind.Municipality, Code = "0780" });

        var restarted = ActivatorUtilities.CreateInstance<ShellHost>(platform.Services);
        await restarted.LoadAsync(CancellationToken.None);

        Assert.Equal(platform.Get<IShellHost>().All, restarted.All);
        Assert.Equal("0780", restarted.Find("vaxjo")!.Code);
    }

    [Fact]
    public void The_network_comes_first_and_the_others_in_Swedish_order()
    {
        var table = new ShellTable(
            new[] { "örebro:Örebro", "vaxjo:Växjö", "default:Delad kunskap", "are:Åre", "alvdalen:Älvdalen" }
                .Select(text => text.Split(':')).Select(p => new ShellSettings { Name = p[0], Title = p[1] }));

        Assert.Equal(["Delad kunskap", "Växjö", "Åre", "Älvdalen", "Örebro"], table.All.Select(s => s.Title));
    }

    [Fact]
    public async Task Work_in_a_tenant_that_does_not_exist_is_refused()
    {
        await using var platform = await StartAsync();

        Assert.Throws<InvalidOperationException>(() => platform.Get<IShellScopes>().Open("nowhere"));
    }

    [Fact]
    public async Task A_piece_of_work_belongs_to_one_tenant_for_good()
    {
        await using var platform = await StartAsync();
        await using var scope = platform.Get<IShellScopes>().Open(ShellSettings.DefaultName);
        var tenant = scope.Services.GetRequiredService<ITenantContext>();

        Assert.Throws<InvalidOperationException>(() => tenant.Set(new ShellSettings { Name = "vaxjo", Title = "Växjö" }));
    }

    private static async Task<TestPlatform> StartAsync()
    {
        var platform = await TestPlatform.StartAsync();
        await platform.MakeNetworkAsync();
        return platform;
    }

    private static async Task<Result<ShellSettings>> CreateAsync(TestPlatform platform, NewShell shell)
    {
        await platform.WriteRecipeAsync("empty", """{ "name": "empty", "steps": [] }""");
        return await platform.Get<IShellRegistry>().CreateAsync(shell with { Recipe = "empty" }, new Progress<string>());
    }
}
