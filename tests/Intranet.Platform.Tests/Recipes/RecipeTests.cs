using System.Text.Json.Nodes;
using Intranet.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Platform.Tests.Recipes;

public sealed class RecipeTests
{
    private const string Tenant = ShellSettings.DefaultName;

    [Theory]
    [InlineData("""{ "name": "featur", "enable": [] }""", "wrong.steps[1]: unknown step \"featur\"; did you mean \"feature\"?")]
    [InlineData("""{ "enable": [] }""", "wrong.steps[1]: unknown step \"\"")]
    [InlineData("\"feature\"", "wrong.steps[1]: unknown step \"\"")]
    [InlineData("""{ "name": "feature", "enabel": ["Cases"] }""", "wrong.steps[1].enabel: unknown property; did you mean \"enable\"?")]
    [InlineData("""{ "name": "feature", "enable": "Cases" }""", "wrong.steps[1].enable: a list of texts is required here")]
    [InlineData("""{ "name": "feature", "enable": ["Case"] }""", "wrong.steps[1].enable: unknown feature \"Case\"; did you mean \"Cases\"?")]
    [InlineData("""{ "name": "themes", "site": "Plane" }""", "wrong.steps[1].site: unknown theme \"Plane\"; did you mean \"Plain\"?")]
    [InlineData("""{ "name": "settings" }""", "wrong.steps[1].siteName: a text is required here")]
    [InlineData("""{ "name": "settings", "siteName": "A", "kind": "municipalty" }""", "wrong.steps[1].kind: unknown kind \"municipalty\"; did you mean \"Municipality\"?")]
    [InlineData("""{ "name": "settings", "siteName": "A", "brandColor": "red" }""", "wrong.steps[1].brandColor: must be a colour as #rrggbb")]
    [InlineData("""{ "name": "settings", "siteName": "A", "population": "many" }""", "wrong.steps[1].population: must be a whole number, 0 or more")]
    [InlineData("""{ "name": "content", "data": [{ "kind": "nota", "key": "k", "author": "anna" }] }""", "wrong.steps[1].data[0].kind: unknown kind \"nota\"; did you mean \"note\"?")]
    [InlineData("""{ "name": "content", "data": [{ "kind": "note", "key": "k", "author": "anna", "tilte": "T" }] }""", "wrong.steps[1].data[0].tilte: unknown property; did you mean \"title\"?")]
    [InlineData("""{ "name": "content", "data": [{ "kind": "note", "author": "anna", "title": "T" }] }""", "wrong.steps[1].data[0].key: a text is required here")]
    [InlineData("""{ "name": "content", "data": [{ "kind": "note", "key": "k", "author": "anna", "title": "T", "createdDaysAgo": "soon" }] }""", "wrong.steps[1].data[0].createdDaysAgo: must be a number")]
    [InlineData("""{ "name": "content", "data": [{ "kind": "note", "key": "k", "author": "anna", "title": "T", "scope": "all" }] }""", "wrong.steps[1].data[0].scope: must be \"own\" or \"network\"")]
    [InlineData("""{ "name": "recipes", "Values": [{ "name": "rihgt" }] }""", "rihgt: there is no such recipe; did you mean \"right\"?")]
    [InlineData("""{ "name": "recipes", "Values": ["right"] }""", "wrong.steps[1].Values[0]: must be an object")]
    [InlineData("""{ "name": "recipes", "Values": [{ "name": "right", "executeNow": true }] }""", "wrong.steps[1].Values[0].executeNow: unknown property")]
    [InlineData("""{ "name": "tenants", "tenants": [{ "name": "umea", "title": "Umeå", "prefiks": "umea" }] }""", "wrong.steps[1].tenants[0].prefiks: unknown property; did you mean \"prefix\"?")]
    [InlineData("""{ "name": "tenants", "tenants": [{ "name": "Umeå", "title": "Umeå" }] }""", "wrong.steps[1].tenants[0].name: must be 2 to 40 of a–z, 0–9 and -, beginning with a letter")]
    [InlineData("""{ "name": "tenants", "tenants": [{ "name": "umea", "title": "Umeå", "prefix": "api" }] }""", "wrong.steps[1].tenants[0].prefix: \"api\" is reserved")]
    [InlineData("""{ "name": "tenants", "tenants": [{ "name": "umea", "title": "Umeå", "kind": "regoin" }] }""", "wrong.steps[1].tenants[0].kind: unknown kind \"regoin\"; did you mean \"Region\"?")]
    [InlineData("""{ "name": "tenants", "tenants": [{ "name": "umea", "title": "Umeå", "recipe": "autority" }] }""", "autority: there is no such recipe")]
    public async Task What_is_wrong_is_told_with_its_place_and_nothing_is_run(string step, string problem)
    {
        await using var platform = await StartAsync();
        await platform.WriteRecipeAsync("right", """{ "name": "right", "steps": [] }""");
        await platform.WriteRecipeAsync("wrong", $$"""{ "name": "wrong", "steps": [{ "name": "settings", "siteName": "Nytt namn" }, {{step}}] }""");

        var problems = await RunAsync(platform, "wrong");

        Assert.Contains(problems, p => p.StartsWith(problem, StringComparison.Ordinal));
        Assert.Equal("", (await platform.Get<ISiteSettings>().GetAsync(Tenant)).SiteName);
        Assert.Equal("Delad kunskap", platform.Get<IShellHost>().Find(Tenant)!.Title);
    }

    [Theory]
    [InlineData("{ \"name\": \"wrong\", ", "wrong: ")]
    [InlineData("[]", "wrong: ")]
    [InlineData("""{ "name": "wrong", "name": "again", "steps": [] }""", "wrong: ")]
    [InlineData("""{ "name": "wrong", "steps": [{ "name": "settings", "siteName": "A", "siteName": "B" }] }""", "wrong: ")]
    [InlineData("""{ "name": "wrong" }""", "wrong.steps: a list of steps is required here")]
    [InlineData("""{ "name": "wrong", "steps": [], "desciption": "" }""", "wrong.desciption: unknown property; did you mean \"description\"?")]
    [InlineData("""{ "name": "wrong", "steps": [], "issetuprecipe": "yes" }""", "wrong.issetuprecipe: must be true or false")]
    [InlineData("""{ "name": "wrong", "steps": [], "variables": ["a"] }""", "wrong.variables: must be an object")]
    public async Task A_file_that_is_no_recipe_is_told_with_its_place(string json, string problem)
    {
        await using var platform = await StartAsync();
        await platform.WriteRecipeAsync("wrong", json);

        Assert.Contains(await RunAsync(platform, "wrong"), p => p.StartsWith(problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_problems_are_told_at_once()
    {
        await using var platform = await StartAsync();
        await platform.WriteRecipeAsync("wrong", """{ "name": "wrong", "steps": [{ "name": "themes", "site": "Plane" }, { "name": "nothing" }] }""");

        Assert.Equal(2, (await RunAsync(platform, "wrong")).Count);
    }

    [Fact]
    public async Task Recipes_that_name_each_other_in_a_circle_are_refused()
    {
        await using var platform = await StartAsync();
        await platform.WriteRecipeAsync("a", """{ "name": "a", "steps": [{ "name": "recipes", "Values": [{ "name": "b" }] }] }""");
        await platform.WriteRecipeAsync("b", """{ "name": "b", "steps": [{ "name": "recipes", "Values": [{ "name": "a" }] }] }""");

        Assert.Contains(await RunAsync(platform, "a"), p => p.Contains("in a circle", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_that_leaves_the_folder_is_no_recipe()
    {
        await using var platform = await StartAsync();

        Assert.Contains("there is no such recipe", Assert.Single(platform.Get<RecipeRunner>().Validate("../App_Data/x", Tenant)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Running_a_recipe_again_changes_nothing()
    {
        await using var platform = await StartAsync();
        await platform.WriteRecipeAsync("authority", """{ "name": "authority", "steps": [{ "name": "settings", "siteName": "[siteName]" }] }""");
        await platform.WriteRecipeAsync("all", """
            { "name": "all", "steps": [
              { "name": "feature", "enable": ["Cases"] },
              { "name": "themes", "site": "Plain" },
              { "name": "content", "data": [{ "kind": "note", "key": "halka", "author": "anna", "title": "Halka" }] }] }
            """);
        Assert.Empty(await RunAsync(platform, "all"));
        var before = await SnapshotAsync(platform);

        Assert.Empty(await RunAsync(platform, "all"));

        Assert.Equal(before, await SnapshotAsync(platform));
    }

    [Fact]
    public async Task Variables_are_filled_in_and_unknown_ones_and_Markdown_links_left_alone()
    {
        await using var platform = await StartAsync();
        await platform.WriteRecipeAsync("site", """
            { "name": "site", "variables": { "who": "Växjö" }, "steps": [{ "name": "settings", "siteName": "[who] [what] [who](x)" }] }
            """);

        await RunAsync(platform, "site");

        Assert.Equal("Växjö [what] [who](x)", (await platform.Get<ISiteSettings>().GetAsync(Tenant)).SiteName);
    }

    [Fact]
    public async Task A_recipe_names_others_and_runs_them_in_its_place()
    {
        await using var platform = await StartAsync();
        await platform.WriteRecipeAsync("part", """{ "name": "part", "steps": [{ "name": "feature", "enable": ["Communities"] }] }""");
        await platform.WriteRecipeAsync("whole", """{ "name": "whole", "steps": [{ "name": "recipes", "Values": [{ "name": "part" }] }] }""");

        Assert.Empty(await RunAsync(platform, "whole"));

        Assert.Contains("Communities", await platform.Get<IFeatureState>().GetEnabledAsync(Tenant));
    }

    [Fact]
    public async Task Content_by_somebody_who_does_not_exist_says_where()
    {
        await using var platform = await StartAsync();
        await platform.WriteRecipeAsync("site", """{ "name": "site", "steps": [{ "name": "content", "data": [{ "kind": "note", "key": "k", "author": "nobody", "title": "T" }] }] }""");

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(platform, "site"));

        Assert.Contains("site.steps[0]", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<TestPlatform> StartAsync()
    {
        var platform = await TestPlatform.StartAsync(configure: services =>
        {
            services.AddSingleton<IExtensionCatalog>(new TestCatalog());
            services.AddSingleton<IContentImporter, NoteImporter>();
            services.AddSingleton<IPeople, OnlyAnna>();
        });
        await platform.MakeNetworkAsync();
        return platform;
    }

    private static Task<IReadOnlyList<string>> RunAsync(TestPlatform platform, string recipe) =>
        platform.Get<RecipeRunner>().RunAsync(recipe, Tenant, null, new Progress<string>(), CancellationToken.None);

    private static async Task<string> SnapshotAsync(TestPlatform platform)
    {
        await using var db = platform.Stores.Create(Tenant);
        var notes = await db.Set<Note>().OrderBy(n => n.Id).Select(n => $"{n.Id} {n.Revision} {n.Title}").ToListAsync();
        var enabled = await platform.Get<IFeatureState>().GetEnabledAsync(Tenant);
        return string.Join('\n', [.. notes, .. enabled.Order(), (await platform.Get<ISiteSettings>().GetAsync(Tenant)).Theme]);
    }

    private sealed class NoteImporter : IContentImporter
    {
        public string Kind => Note.Kind;

        public IReadOnlyCollection<string> Properties { get; } = ["title"];

        public void Validate(string path, JsonObject item, RecipeProblems problems) => problems.Require(path, item, "title");

        public async Task ImportAsync(ContentItem item, IServiceProvider services, CancellationToken cancellationToken)
        {
            var db = services.GetRequiredService<IStores>().Open(item.Scope);
            if (!await db.Set<Note>().AnyAsync(n => n.Id == item.Id, cancellationToken))
            {
                db.Add(new Note { Id = item.Id, Title = item.Item["title"]!.ToString(), Author = item.Author });
                await db.SaveChangesAsync(cancellationToken);
            }
        }
    }

    private sealed class OnlyAnna : IPeople
    {
        public Task<Actor?> FindAsync(string tenant, string userName, CancellationToken cancellationToken = default) =>
            Task.FromResult(userName == "anna" ? TestPlatform.Anna with { Tenant = tenant } : null);

        public Task<Actor?> FindAsync(string tenant, Guid userId, CancellationToken cancellationToken = default) =>
            Task.FromResult(userId == TestPlatform.Anna.UserId ? TestPlatform.Anna with { Tenant = tenant } : null);

        public Task<IReadOnlyList<PersonInfo>> SearchAsync(string tenant, string text, int limit, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<PersonInfo>>([]);
    }
}
