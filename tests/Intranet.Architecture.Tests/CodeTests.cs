using Intranet.Architecture.Tests.Rules;
using Mono.Cecil;

namespace Intranet.Architecture.Tests;

public sealed class CodeTests
{
    private static IEnumerable<AssemblyDefinition> ModulesAndThemes => Product.Modules.Concat(Product.Themes);

    [Fact]
    public void Nobody_calls_what_is_banned() => Expect.None(Product.Assemblies.SelectMany(BannedCalls.Check));

    [Fact]
    public void Modules_are_public_only_where_others_need_it() => Expect.None(Product.Modules.SelectMany(NarrowModules.Check));

    [Fact]
    public void Classes_of_modules_are_sealed() => Expect.None(Product.Modules.SelectMany(NarrowModules.CheckSealed));

    [Fact]
    public void Nobody_writes_a_scope_into_a_link_by_hand() => Expect.None(ModulesAndThemes.SelectMany(StatedScopes.Check));

    [Theory]
    [InlineData("object Wrong() => DateTime.Now;", "System.DateTime::get_Now")]
    [InlineData("object Wrong() => DateTime.UtcNow;", "System.DateTime::get_UtcNow")]
    [InlineData("object Wrong() => DateTime.Today;", "System.DateTime::get_Today")]
    [InlineData("object Wrong() => DateTimeOffset.UtcNow;", "System.DateTimeOffset::get_UtcNow")]
    [InlineData("int Wrong(Task<int> task) => task.Result;", "System.Threading.Tasks.Task`1::get_Result")]
    [InlineData("void Wrong(Task task) => task.Wait();", "System.Threading.Tasks.Task::Wait")]
    [InlineData("async Task Wrong(Task task) { await task; task.Wait(5); }", "System.Threading.Tasks.Task::Wait")]
    [InlineData("object Wrong(Microsoft.AspNetCore.Mvc.Rendering.IHtmlHelper html) => html.Raw(\"<b>\");", "IHtmlHelper::Raw")]
    [InlineData("object Wrong(string typed) => new Microsoft.AspNetCore.Html.HtmlString(typed);", "HtmlString::.ctor")]
    public void A_banned_call_is_a_violation(string member, string words) =>
        Expect.One(words, BannedCalls.Check(Compiled.From($"public class Holder {{ {member} }}")));

    [Fact]
    public void A_localizer_of_views_is_a_violation() => Expect.One("IViewLocalizer", BannedCalls.Check(Compiled.From(
        "public class Holder { public object? Wrong(Microsoft.AspNetCore.Mvc.Localization.IViewLocalizer texts) => texts.GetAllStrings(true); }")));

    [Theory]
    [InlineData("internal sealed class PublishHandler(Microsoft.AspNetCore.Http.IHttpContextAccessor accessor) { public object? Handle() => accessor.HttpContext; }")]
    [InlineData("internal sealed class PublishHandler { public object? Handle(Microsoft.AspNetCore.Http.HttpContext context) => context; }")]
    public void A_handler_that_knows_the_request_is_a_violation(string source) =>
        Expect.One("PublishHandler knows the request", BannedCalls.Check(Compiled.From(source)));

    [Theory]
    [InlineData("public sealed class PublishHandler;", "handlers are internal")]
    [InlineData("public sealed class Guard : ISharingGuard { public System.Collections.Generic.IReadOnlyList<GuardFinding> Inspect(string field, string? text) => []; }", "implements ISharingGuard is internal")]
    public void A_public_type_that_nobody_needs_is_a_violation(string source, string words) =>
        Expect.One(words, NarrowModules.Check(Compiled.From(source)));

    [Fact]
    public void A_class_that_is_open_for_nobody_is_a_violation() =>
        Expect.One("Case is neither sealed nor derived from", NarrowModules.CheckSealed(Compiled.From("internal class Case; internal sealed class Draft;")));

    [Theory]
    [InlineData("string Wrong() => \"/network/cases\";")]
    [InlineData("string Wrong(Guid id) => $\"network/cases/{id}\";")]
    [InlineData("string Wrong() => \"<a href=\\\"/network/cases\\\">\";")]
    public void A_scope_written_by_hand_is_a_violation(string member) =>
        Expect.One("SiteLinks states the scope", StatedScopes.Check(Compiled.From($"public class Holder {{ {member} }}")));
}
