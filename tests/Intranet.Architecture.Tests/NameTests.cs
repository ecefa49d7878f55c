using System.Runtime.CompilerServices;
using Intranet.Abstractions;
using Intranet.Architecture.Tests.Rules;
using Intranet.Core;
using Intranet.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Architecture.Tests;

[Collection(DemoSite.Name)]
public sealed class NameTests(DemoSite demo)
{
    private IServiceProvider Services => demo.Site.Services;

    [Fact]
    public void Every_permission_is_asked_for_and_given_to_a_role()
    {
        var providers = Services.GetServices<IPermissionProvider>().ToList();

        Assert.NotEmpty(providers);
        Expect.None(UsedPermissions.Check(providers, Product.Assemblies));
    }

    [Fact]
    public void Every_named_feature_exists()
    {
        var scope = Services.GetRequiredService<IShellScopes>().Open("vaxjo");
        var named = scope.Services.GetServices<SlotEntry>().Select(s => ($"Slot {s.Slot}/{s.Component}", s.FeatureId))
            .Concat(scope.Services.GetServices<IMenuProvider>().Select(m => (m.GetType().Name, m.FeatureId)))
            .Concat(scope.Services.GetServices<IWaitingItems>().Select(w => (w.GetType().Name, w.FeatureId)))
            .ToList();

        Assert.NotEmpty(named);
        Expect.None(ResolvedNames.CheckFeatures(named, Services.GetRequiredService<IExtensionCatalog>()));
    }

    [Fact]
    public void Every_followed_kind_is_announced()
    {
        var followed = Services.GetServices<OutboxSubscription>().Select(s => (s.Consumer, s.Kind)).ToList();

        Assert.NotEmpty(followed);
        Expect.None(ResolvedNames.CheckKinds(followed, AnnouncedKinds()));
    }

    [Fact]
    public void Every_consumer_that_is_subscribed_exists()
    {
        var consumers = Services.GetServices<IOutboxConsumer>().Select(c => c.Name).ToHashSet();

        Assert.All(Services.GetServices<OutboxSubscription>(), s => Assert.Contains(s.Consumer, consumers));
    }

    [Fact]
    public void Every_event_is_told_in_its_modules_readme() => Expect.None(Product.Modules.SelectMany(module =>
        ResolvedNames.CheckEvents(module, File.ReadAllText(Repository.PathTo("src", "Modules", module.Name.Name, "README.md")))));

    [Fact]
    public void Every_recipe_can_run()
    {
        var names = Services.GetRequiredService<RecipeFolder>().Names;

        Assert.Contains("demo", names);
        Expect.None(names.SelectMany(name => Services.GetRequiredService<RecipeRunner>().Validate(name, ShellSettings.DefaultName)));
    }

    [Fact]
    public void A_permission_that_nobody_asks_for_or_gets_is_two_violations()
    {
        var violations = UsedPermissions.Check([new Forgotten()], [Compiled.From("public class Nothing;")]).ToList();

        Assert.Equal(["Wrong.Forgotten is in no stereotype.", "Wrong.Forgotten is never asked for."], violations);
    }

    [Fact]
    public void A_demanded_permission_that_nobody_declares_is_a_violation() =>
        Expect.One("Wrong.Nowhere is demanded", UsedPermissions.Check([], [Compiled.From("[RequirePermission(\"Wrong.Nowhere\")] public class Page;")]));

    [Fact]
    public void An_unknown_feature_is_a_violation() => Expect.One(
        "names the feature Intranet.Nowhere", ResolvedNames.CheckFeatures([("Slot", "Intranet.Nowhere")], Services.GetRequiredService<IExtensionCatalog>()));

    [Fact]
    public void A_followed_kind_that_nobody_announces_is_a_violation() =>
        Expect.One("follows \"nothing\"", ResolvedNames.CheckKinds([("index", "nothing")], new HashSet<string> { "case" }));

    [Fact]
    public void An_event_that_the_readme_does_not_tell_is_a_violation_and_the_reverse()
    {
        var module = Compiled.From("public class Events { public string Done() => \"wrong.thing-done.v1\"; }");

        Expect.One("writes wrong.thing-done.v1", ResolvedNames.CheckEvents(module, "No events."));
        Expect.One("tells of wrong.thing-undone.v1", ResolvedNames.CheckEvents(module, "`wrong.thing-done.v1`, `wrong.thing-undone.v1`"));
    }

    /// <summary>What aggregates announce by themselves, and what is announced by hand.</summary>
    private HashSet<string> AnnouncedKinds()
    {
        using var db = Services.GetRequiredService<StoreFactory>().Create("vaxjo");
        var byAggregates = db.Model.GetEntityTypes().Select(e => e.ClrType).Where(t => t.IsSubclassOf(typeof(Aggregate)) && !t.IsAbstract)
            .Select(t => ((Aggregate)RuntimeHelpers.GetUninitializedObject(t)).OutboxKind);
        var byHand = from assembly in Product.Assemblies
                     from i in Code.Instructions(assembly)
                     where i.Instruction.Operand is Mono.Cecil.MethodReference { Name: "Announce" }
                     select KindBefore(i.Instruction);
        return byAggregates.Concat(byHand).Append(AuditEntry.OutboxKind).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The text nearest before a call, among the few instructions that load its arguments.</summary>
    private static string? KindBefore(Mono.Cecil.Cil.Instruction call)
    {
        var before = call.Previous;
        for (var distance = 1; distance < 8 && before is not null; distance++, before = before.Previous)
        {
            if (before.Operand is string kind)
            {
                return kind;
            }
        }

        return null;
    }

    private sealed class Forgotten : IPermissionProvider
    {
        private static readonly Permission Permission = new("Wrong.Forgotten", "Forgotten");

        public IEnumerable<Permission> GetPermissions() => [Permission];

        public IEnumerable<PermissionStereotype> GetDefaultStereotypes() => [];
    }
}
