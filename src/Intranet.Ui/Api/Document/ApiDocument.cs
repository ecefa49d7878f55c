using System.Net.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Intranet.Ui;

/// <summary>What the description of the API says beyond its endpoints: how to sign in, where a site's API lies, and what stands outside every site.</summary>
public static class ApiDocument
{
    /// <summary>Name of the way to sign in.</summary>
    internal const string Bearer = "bearer";

    private const string About =
        "Everything acts as the person whose token is sent, and shows what that person may see: the rest is answered with 404. Errors are problem details "
        + "(RFC 9457) with a stable type and, for input, errors by field. Times are UTC in ISO 8601. Lists take page (1-based) and pageSize (at most 100). "
        + "Accept-Language chooses the language of messages: sv or en.";

    /// <summary>Adds the document <c>v1</c>.</summary>
    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddSchemaTransformer(ApiSchemas.CompleteAsync);
        options.AddOperationTransformer(ApiOperations.CompleteAsync);
        options.AddDocumentTransformer(CompleteAsync);
    });

    private static Task CompleteAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "Delad kunskap", Version = "1", Description = About };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A personal access token of the site." },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];

        // Not what the request said about its host, which anybody may say.
        document.Servers =
        [
            new OpenApiServer
            {
                Url = "/{site}", Description = "A site that is reached by its prefix.",
                Variables = new Dictionary<string, OpenApiServerVariable>(StringComparer.Ordinal) { ["site"] = new() { Default = "default" } },
            },
            new OpenApiServer { Url = "/", Description = "A site with a host name of its own." },
        ];
        AddOutside(document, "/n/{id}", "OpenNetworkPage", "Leads to that page of all members on the reader's own site, after sign-in if needed; asks for the organisation where it is not known.", ["200", "302", "404"], "id");
        AddOutside(document, "/healthz/live", "IsAlive", "Says that the process runs.", ["200"]);
        AddOutside(document, "/healthz/ready", "IsReady", "Says whether set-up has finished and requests may be sent.", ["200", "503"]);
        AddOutside(document, "/openapi/v1.json", "GetDocument", "This document.", ["200"]);
        return Task.CompletedTask;
    }

    private static void AddOutside(OpenApiDocument document, string path, string id, string summary, string[] statuses, string? parameter = null)
    {
        var operation = new OpenApiOperation
        {
            OperationId = id,
            Summary = summary,
            Security = [],
            Tags = new HashSet<OpenApiTagReference> { new("Outside sites", document) },
            Responses = [],
            Parameters = parameter is null
                ? null
                : [new OpenApiParameter { Name = parameter, In = ParameterLocation.Path, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" } }],
        };
        foreach (var status in statuses)
        {
            operation.Responses[status] = new OpenApiResponse { Description = ApiOperations.Describe(status) };
        }

        document.Tags ??= new HashSet<OpenApiTag>();
        document.Tags.Add(new OpenApiTag { Name = "Outside sites" });
        document.Paths[path] = new OpenApiPathItem
        {
            Servers = [new OpenApiServer { Url = "/" }],
            Operations = new Dictionary<HttpMethod, OpenApiOperation> { [HttpMethod.Get] = operation },
        };
    }
}
