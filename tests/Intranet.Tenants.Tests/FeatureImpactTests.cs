using Intranet.Abstractions;
using Intranet.Tenants.Features.ChooseFeatures;

namespace Intranet.Tenants.Tests;

public sealed class FeatureImpactTests
{
    private static readonly FeatureInfo Base = Feature("Base");
    private static readonly FeatureInfo Talk = Feature("Talk", "Base");
    private static readonly FeatureInfo Library = Feature("Library", "Talk");
    private static readonly FeatureInfo Other = Feature("Other");
    private static readonly FeatureInfo[] All = [Base, Talk, Library, Other];

    [Fact]
    public void Turning_off_takes_everything_that_builds_on_it_however_far_away() =>
        Assert.Equal([Library, Talk], FeatureImpact.TurnedOffWith(All, Ids(Base, Talk, Library, Other), Base));

    [Fact]
    public void Turning_off_does_not_name_what_is_off_already() =>
        Assert.Equal([Library], FeatureImpact.TurnedOffWith(All, Ids(Base, Library), Base));

    [Fact]
    public void Turning_on_brings_everything_it_builds_on_that_is_off() =>
        Assert.Equal([Talk], FeatureImpact.TurnedOnWith(All, Ids(Base), Library));

    private static FeatureInfo Feature(string id, params string[] dependencies) => new(id, id, "", dependencies, "", false, id);

    private static HashSet<string> Ids(params FeatureInfo[] some) => [.. some.Select(f => f.Id)];
}
