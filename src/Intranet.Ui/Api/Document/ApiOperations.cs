using System.Globalization;
using Intranet.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace Intranet.Ui;

/// <summary>
/// Adds to each operation what all of its kind have in common, so that no endpoint has to say it and none forgets it: the
/// answers that the platform itself gives, and the headers.
/// </summary>
internal static class ApiOperations
{
    public static async Task CompleteAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (!metadata.OfType<ApiMetadata>().Any())
        {
            return;
        }

        var isWrite = context.Description.HttpMethod is not ("GET" or "HEAD");
        IOpenApiSchema problem = context.Document is { } document
            ? new OpenApiSchemaReference(nameof(ProblemDetails), document)
            : await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), parameterDescription: null, cancellationToken);
        operation.Responses ??= [];
        foreach (var status in Statuses(operation, isWrite))
        {
            operation.Responses.TryAdd(status.ToString(CultureInfo.InvariantCulture), Problem(status, problem));
        }

        foreach (var other in metadata.OfType<AlternativeMetadata>())
        {
            var success = operation.Responses["200"]!.Content!["application/json"];
            success.Schema = new OpenApiSchema { OneOf = [success.Schema!, await context.GetOrCreateSchemaAsync(other.Type, parameterDescription: null, cancellationToken)] };
        }

        AddRequestHeaders(operation, isWrite);
        AddResponseHeaders(operation, metadata.OfType<RevisionMetadata>().Any());
    }

    /// <summary>A status in words.</summary>
    public static string Describe(string status) => ReasonPhrases.GetReasonPhrase(int.Parse(status, CultureInfo.InvariantCulture));

    private static IEnumerable<int> Statuses(OpenApiOperation operation, bool isWrite)
    {
        yield return StatusCodes.Status401Unauthorized;
        yield return StatusCodes.Status404NotFound;
        yield return StatusCodes.Status503ServiceUnavailable;
        if (isWrite || operation.Parameters is { Count: > 0 })
        {
            yield return StatusCodes.Status400BadRequest;
        }

        if (!isWrite)
        {
            yield break;
        }

        // A token that may only read; a key that is being used, or was used for something else.
        yield return StatusCodes.Status403Forbidden;
        yield return StatusCodes.Status409Conflict;
        yield return StatusCodes.Status422UnprocessableEntity;
        yield return StatusCodes.Status413PayloadTooLarge;
        yield return StatusCodes.Status415UnsupportedMediaType;
    }

    private static OpenApiResponse Problem(int status, IOpenApiSchema schema) => new()
    {
        Description = ReasonPhrases.GetReasonPhrase(status),
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/problem+json"] = new() { Schema = schema } },
    };

    private static void AddRequestHeaders(OpenApiOperation operation, bool isWrite)
    {
        if (isWrite)
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(Header("Idempotency-Key", "At most 200 characters, chosen by the caller: a request that is sent again with its key is carried out once.", maximum: 200));
        }

        if (operation.Responses!.ContainsKey("412"))
        {
            operation.Parameters!.Add(Header("If-Match", "The ETag that was read before; 412 where somebody changed it since. Without it whatever is there is overwritten."));
        }
    }

    private static OpenApiParameter Header(string name, string description, int? maximum = null) => new()
    {
        Name = name, In = ParameterLocation.Header, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = maximum },
    };

    private static void AddResponseHeaders(OpenApiOperation operation, bool hasRevision)
    {
        foreach (var (status, response) in operation.Responses!)
        {
            if (response is not OpenApiResponse answer)
            {
                continue;
            }

            switch (status)
            {
                case "200" or "201" when hasRevision:
                    Add(answer, "ETag", "The revision, for If-Match.");
                    break;
                case "401":
                    Add(answer, "WWW-Authenticate", "Bearer.");
                    break;
                case "503":
                    Add(answer, "Retry-After", "Seconds after which to try again.");
                    break;
            }

            if (status == "201")
            {
                Add(answer, "Location", "Where it lies.");
            }
        }
    }

    private static void Add(OpenApiResponse response, string name, string description)
    {
        response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
        response.Headers[name] = new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
    }
}
