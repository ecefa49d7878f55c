using Intranet.Architecture.Tests.Rules;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Architecture.Tests;

[Collection(DemoSite.Name)]
public sealed class TenantFreeModelTests(DemoSite demo)
{
    [Fact]
    public async Task The_model_names_no_tenant_and_no_schema()
    {
        await using var db = demo.Site.Services.GetRequiredService<StoreFactory>().Create("vaxjo");

        Assert.True(db.Model.GetEntityTypes().Count() > 10, "The model holds the modules' entities.");
        Expect.None(TenantFreeModel.Check(db.Model));
    }

    [Fact]
    public void No_module_names_a_schema_or_filters_by_tenant() => Expect.None(Product.Modules.SelectMany(TenantFreeModel.Check));

    [Fact]
    public void A_default_schema_is_a_violation() => Expect.One("calls HasDefaultSchema", TenantFreeModel.Check(Compiled.From(
        "using Microsoft.EntityFrameworkCore; class Wrong : IModelContributor { public void Contribute(ModelBuilder model) => model.HasDefaultSchema(\"vaxjo\"); }")));

    [Fact]
    public void A_query_filter_is_a_violation() => Expect.One("calls HasQueryFilter", TenantFreeModel.Check(Compiled.From(
        "using Microsoft.EntityFrameworkCore; class Wrong : IModelContributor { public void Contribute(ModelBuilder model) => model.Entity<StoredSetting>().HasQueryFilter(s => s.Name == \"vaxjo\"); }")));

    [Theory]
    [InlineData("SELECT * FROM tenant_vaxjo.\\\"Cases\\\"")]
    [InlineData("INSERT INTO \\\"public\\\".\\\"Cases\\\" VALUES (1)")]
    [InlineData("UPDATE vaxjo.Cases SET x = 1")]
    public void Schema_qualified_sql_is_a_violation(string sql) =>
        Expect.One("names a schema in SQL", TenantFreeModel.Check(Compiled.From($"class Wrong {{ public string Sql() => \"{sql}\"; }}")));

    [Fact]
    public void A_tenant_column_and_a_schema_in_the_model_are_violations()
    {
        var options = new DbContextOptionsBuilder<WrongContext>().UseSqlite("Data Source=:memory:").Options;
        using var db = new WrongContext(options);

        var violations = TenantFreeModel.Check(db.Model).ToList();

        Assert.Contains(violations, v => v.Contains("TenantId is a tenant column", StringComparison.Ordinal));
        Assert.Contains(violations, v => v.Contains("names a schema", StringComparison.Ordinal));
    }

    private sealed class WrongContext(DbContextOptions<WrongContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<WrongRow>().ToTable("Rows", "vaxjo");
    }

    private sealed class WrongRow
    {
        public int Id { get; set; }

        public string TenantId { get; set; } = "";
    }
}
