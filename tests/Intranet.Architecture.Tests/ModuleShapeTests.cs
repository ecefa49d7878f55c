using Intranet.Architecture.Tests.Rules;

namespace Intranet.Architecture.Tests;

public sealed class ModuleShapeTests
{
    [Fact]
    public void Every_module_has_its_files()
    {
        Assert.NotEmpty(Product.ModuleFolders);
        Expect.None(Product.ModuleFolders.SelectMany(ModuleShape.Check));
    }

    [Theory]
    [InlineData("Manifest.cs")]
    [InlineData("Startup.cs")]
    [InlineData("README.md")]
    [InlineData("Texts.en.resx")]
    [InlineData("Features/_ViewImports.cshtml")]
    [InlineData("Features/_ViewStart.cshtml")]
    public void A_module_without_one_of_them_is_a_violation(string file)
    {
        using var module = new RightModule();
        Assert.Empty(ModuleShape.Check(module.Path));

        File.Delete(Path.Combine(module.Path, file));

        Expect.One($"has no {file}", ModuleShape.Check(module.Path));
    }

    [Fact]
    public void View_imports_without_the_tag_helpers_are_a_violation()
    {
        using var module = new RightModule();
        module.Write("Features/_ViewImports.cshtml", "@addTagHelper *, Microsoft.AspNetCore.Mvc.TagHelpers\n");

        Expect.One("lacks \"@addTagHelper *, Intranet.Ui\"", ModuleShape.Check(module.Path));
    }

    [Fact]
    public void A_long_readme_is_a_violation()
    {
        using var module = new RightModule();
        module.Write("README.md", string.Concat(Enumerable.Repeat("rad\n", 41)));

        Expect.One("41 lines", ModuleShape.Check(module.Path));
    }

    private sealed class RightModule : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public RightModule()
        {
            foreach (var file in new[] { "Manifest.cs", "Startup.cs", "README.md", "Texts.cs", "Texts.resx", "Texts.en.resx", "Features/_ViewStart.cshtml" })
            {
                Write(file, "");
            }

            Write("Features/_ViewImports.cshtml", "@addTagHelper *, Microsoft.AspNetCore.Mvc.TagHelpers\n@addTagHelper *, Intranet.Ui\n");
        }

        public string Path => _folder["Intranet.Right"];

        public void Write(string file, string text)
        {
            var path = System.IO.Path.Combine(Path, file);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        public void Dispose() => _folder.Dispose();
    }
}
