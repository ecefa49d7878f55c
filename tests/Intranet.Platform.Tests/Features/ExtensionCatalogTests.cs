using System.Reflection;
using System.Reflection.Emit;
using Intranet.Core;

namespace Intranet.Platform.Tests.Features;

public sealed class ExtensionCatalogTests
{
    [Fact]
    public void A_feature_that_depends_on_one_that_no_module_has_stops_the_host()
    {
        var assembly = Declare("Broken", dependencies: ["Nowhere"]);

        var exception = Assert.Throws<InvalidOperationException>(() => new ExtensionCatalog([assembly]));

        Assert.Contains("Broken depends on Nowhere", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Features_are_read_from_the_manifests_of_all_modules()
    {
        var catalog = new ExtensionCatalog([Declare("Second", ["First"]), Declare("First", [])]);

        Assert.Equal(["First", "Second"], catalog.Features.Select(f => f.Id));
        Assert.Equal("Second", catalog.Features[1].ModuleId);
    }

    private static AssemblyBuilder Declare(string id, string[] dependencies)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName(id), AssemblyBuilderAccess.Run);
        assembly.DefineDynamicModule(id);
        var type = typeof(FeatureAttribute);
        assembly.SetCustomAttribute(new CustomAttributeBuilder(
            type.GetConstructor([])!, [],
            [type.GetProperty("Id")!, type.GetProperty("Name")!, type.GetProperty("Dependencies")!], [id, id, dependencies]));
        return assembly;
    }
}
