using Intranet.Abstractions;

namespace Intranet.Web.Tests.Contract;

/// <summary>The description of the API is whole, and says the same to everybody.</summary>
[Collection(DemoWeb.Name)]
public sealed class DocumentTests(DemoWeb web)
{
    [Fact]
    public async Task Every_endpoint_of_the_API_is_described_and_nothing_else()
    {
        var description = await ContractTests.DescriptionAsync(web);
        var described = description.Operations.Where(o => o.Path.StartsWith("/api/", StringComparison.Ordinal)).Select(o => $"{o.Method} {o.Path}").Order(StringComparer.Ordinal);
        var mapped = (await Route.AllAsync(web.Site.Services)).Where(r => r.Endpoint.Metadata.GetMetadata<ApiMetadata>() is not null)
            .Select(r => $"{r.Method} /{r.Pattern.Replace(":guid", "", StringComparison.Ordinal).TrimEnd('/')}").Order(StringComparer.Ordinal);

        Assert.Equal(mapped, described);
    }

    [Fact]
    public async Task What_stands_outside_sites_is_described_too()
    {
        var paths = (await ContractTests.DescriptionAsync(web)).Operations.Select(o => o.Path).ToList();

        Assert.Superset(new HashSet<string> { "/n/{id}", "/healthz/live", "/healthz/ready", "/openapi/v1.json" }, paths.ToHashSet());
    }

    [Fact]
    public async Task Every_schema_says_of_what_type_it_is() => Assert.Empty((await ContractTests.DescriptionAsync(web)).Vague());

    [Fact]
    public async Task Every_operation_has_a_name_of_its_own_a_summary_a_way_to_sign_in_and_the_answer_to_who_did_not()
    {
        var description = await ContractTests.DescriptionAsync(web);
        var operations = description.Operations.Where(o => o.Path.StartsWith("/api/", StringComparison.Ordinal)).ToList();

        Assert.Equal(operations.Count, operations.Select(o => o.Operation["operationId"]!.GetValue<string>()).Distinct().Count());
        Assert.All(operations, o => Assert.False(string.IsNullOrWhiteSpace(o.Operation["summary"]?.GetValue<string>()), o.Path));
        Assert.All(operations, o => Assert.NotNull(o.Operation["responses"]!["401"]));
        Assert.All(operations.Where(o => o.Method != "GET"), o => Assert.Contains(o.Operation["parameters"]!.AsArray(), p => p!["name"]!.GetValue<string>() == "Idempotency-Key"));
        Assert.Equal("bearer", description.Document["components"]!["securitySchemes"]!["bearer"]!["scheme"]!.GetValue<string>());
        Assert.NotNull(description.Document["security"]![0]!["bearer"]);
    }

    [Fact]
    public async Task The_document_repeats_no_host_that_a_request_named()
    {
        using var http = web.Site.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json") { Headers = { Host = "evil.example" } };
        using var answer = await http.SendAsync(request);

        Assert.DoesNotContain("evil.example", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
