using System.Xml.Linq;
using Intranet.Architecture.Tests.Rules;

namespace Intranet.Architecture.Tests;

public sealed class ReferenceTests
{
    private const string Engine = "Intranet.Search.Engine";

    [Fact]
    public void Assemblies_reference_only_what_the_table_allows() =>
        Expect.None(Product.Assemblies.SelectMany(a => References.Check(a.Name.Name, a.MainModule.AssemblyReferences.Select(r => r.Name))));

    [Fact]
    public void Projects_reference_only_what_the_table_allows() =>
        Expect.None(Product.Projects.SelectMany(project => References.Check(Path.GetFileNameWithoutExtension(project), ProjectReferences(project))));

    [Fact]
    public void The_engine_needs_the_base_class_library_only()
    {
        var engine = Product.Assemblies.Single(a => a.Name.Name == Engine);

        Expect.None(References.CheckBaseLibraryOnly(Engine, engine.MainModule.AssemblyReferences.Select(r => r.Name)));
    }

    [Fact]
    public void Every_project_of_the_product_was_looked_at() =>
        Assert.Equal(Product.Projects.Select(Path.GetFileNameWithoutExtension).Order(), Product.Assemblies.Select(a => a.Name.Name).Order());

    [Theory]
    [InlineData("Intranet.Cases", "Intranet.Communities")]
    [InlineData("Intranet.Cases", "Intranet.Search.Engine")]
    [InlineData("Intranet.Cases", "Intranet.Core")]
    [InlineData("Intranet.Search", "Intranet.Cases")]
    [InlineData("Intranet.Core", "Intranet.Ui")]
    [InlineData("Intranet.Core", "Intranet.Users")]
    [InlineData("Intranet.Ui", "Intranet.Data")]
    [InlineData("Intranet.Abstractions", "Intranet.Data")]
    [InlineData("Intranet.Search.Engine", "Intranet.Abstractions")]
    [InlineData("Intranet.Theme.Region", "Intranet.Data")]
    [InlineData("Intranet.Migrations.Sqlite", "Intranet.Core")]
    public void A_reference_outside_the_table_is_a_violation(string from, string to) =>
        Expect.One($"{from} references {to}", References.Check(from, ["System.Runtime", to]));

    [Fact]
    public void A_compiled_module_that_uses_the_host_is_a_violation()
    {
        var wrong = Compiled.From("public class Shortcut { public Intranet.Core.RecipeRunner? Runner; }", "Intranet.Wrong");

        Expect.One("Intranet.Wrong references Intranet.Core", References.Check("Intranet.Wrong", wrong.MainModule.AssemblyReferences.Select(r => r.Name)));
    }

    [Fact]
    public void An_engine_that_uses_the_web_framework_is_a_violation()
    {
        var wrong = Compiled.From("public class Leak { public Microsoft.AspNetCore.Http.HttpContext? Context; }", Engine);

        Expect.One("Microsoft.AspNetCore.Http.Abstractions", References.CheckBaseLibraryOnly(Engine, wrong.MainModule.AssemblyReferences.Select(r => r.Name)));
    }

    private static IEnumerable<string> ProjectReferences(string project) =>
        XDocument.Load(project).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(((string)r.Attribute("Include")!).Replace('\\', '/')));
}
