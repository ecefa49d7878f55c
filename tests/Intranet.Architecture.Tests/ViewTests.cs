using Intranet.Architecture.Tests.Rules;
using Mono.Cecil;

namespace Intranet.Architecture.Tests;

public sealed class ViewTests
{
    [Fact]
    public void Compiled_view_paths_are_unique()
    {
        Assert.True(Product.Assemblies.SelectMany(UniqueViews.Paths).Count() > 20, "The product has compiled views.");
        Expect.None(UniqueViews.Check(Product.Assemblies));
    }

    [Fact]
    public void Views_of_a_module_lie_in_its_own_area() => Expect.None(Product.Modules.SelectMany(UniqueViews.CheckAreas));

    [Fact]
    public void Two_modules_with_the_same_view_path_are_a_violation() =>
        Expect.One("/PAGES/EDIT.CSHTML stands in Intranet.A and Intranet.B", UniqueViews.Check([WithView("Intranet.A", "/Pages/Edit.cshtml"), WithView("Intranet.B", "/Pages/edit.cshtml")]));

    [Fact]
    public void A_view_outside_the_modules_area_is_a_violation() =>
        Expect.One("lies outside /Areas/A/", UniqueViews.CheckAreas(WithView("Intranet.A", "/Pages/Edit.cshtml")));

    private static AssemblyDefinition WithView(string name, string path) => Compiled.From(
        $$"""[assembly: Microsoft.AspNetCore.Razor.Hosting.RazorCompiledItem(typeof(View), "mvc.1.0.view", "{{path}}")] public class View;""", name);
}
