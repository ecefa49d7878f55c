namespace Intranet.Users.Tests;

public sealed class PermissionGraphTests
{
    private static readonly Permission Lead = new("Test.Lead", "");
    private static readonly Permission Write = new("Test.Write", "", Lead);
    private static readonly Permission Read = new("Test.Read", "", Write);
    private static readonly Permission Rule = new("Test.Rule", "");

    private readonly PermissionGraph _graph = new([new TestPermissions()]);

    [Fact]
    public void What_a_permission_implies_is_held_over_several_steps() =>
        Assert.Equal(["Test.Lead", "Test.Read", "Test.Write"], _graph.Close("vaxjo", ["Test.Lead", "Gone.Module"]).Order());

    [Fact]
    public void What_is_meant_for_the_coordinator_alone_cannot_be_held_in_an_authority()
    {
        Assert.Empty(_graph.Close("vaxjo", ["Test.Rule"]));
        Assert.Equal(["Test.Rule"], _graph.Close(ShellSettings.DefaultName, ["Test.Rule"]));
        Assert.DoesNotContain(Rule, _graph.GivableIn("vaxjo"));
    }

    private sealed class TestPermissions : IPermissionProvider
    {
        public IEnumerable<Permission> GetPermissions() => [Lead, Write, Read, Rule];

        public IEnumerable<PermissionStereotype> GetDefaultStereotypes() =>
            [new(RoleNames.Employee, [Read, Write]), new(RoleNames.Administrator, [Lead]), new(RoleNames.Coordinator, [Lead, Rule])];
    }
}
