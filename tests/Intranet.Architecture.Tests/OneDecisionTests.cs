using Intranet.Architecture.Tests.Rules;

namespace Intranet.Architecture.Tests;

public sealed class OneDecisionTests
{
    [Fact]
    public void Everything_asks_the_one_function_what_somebody_may_do() => Expect.None(Product.Assemblies.SelectMany(OneDecision.Check));

    [Fact]
    public void The_list_of_those_who_make_that_function_holds_nobody_else() => Expect.None(OneDecision.CheckList(Product.Assemblies));

    [Theory]
    [InlineData("bool May(System.Security.Claims.ClaimsPrincipal p) => p.IsInRole(\"x\");", "asks for a role")]
    [InlineData("bool May(System.Security.Claims.ClaimsPrincipal p) => p.FindFirst(\"role\") != null;", "reads the claim of roles")]
    [InlineData("bool May(string role) => role == \"Administrator\";", "compares a role")]
    [InlineData("bool May(Intranet.Abstractions.ICurrentUser u) => System.Linq.Enumerable.Contains(u.Permissions, \"Cases.Share\");", "lists permissions")]
    [InlineData("bool May(Intranet.Abstractions.IRolePermissions r) => r.Resolve(\"vaxjo\", new[] { \"x\" }).Contains(\"Cases.Share\");", "resolves roles")]
    [InlineData("[Microsoft.AspNetCore.Authorization.Authorize(Roles = \"x\")] void Share() { }", "asks for a role")]
    public void A_second_path_is_a_violation(string member, string what) =>
        Expect.One(what, OneDecision.Check(Compiled.From($"public class Shortcut {{ {member} }}")));

    [Fact]
    public void A_person_of_ones_own_making_is_a_violation() => Expect.One("is a person", OneDecision.Check(Compiled.From(
        """
        using Intranet.Abstractions;
        public class Anybody : ICurrentUser
        {
            public bool IsSignedIn => true;
            public Actor Actor => null!;
            public System.Collections.Generic.IReadOnlyCollection<string> Permissions => new string[0];
            public bool May(Permission permission) => true;
        }
        """)));
}
