using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Intranet.Ui;

/// <summary>Says what the framework cannot see: texts pass a converter of ours, and errors carry the wrong fields.</summary>
internal static class ApiSchemas
{
    public static Task CompleteAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(string))
        {
            schema.Type ??= IsNullable(context) ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        }
        else if (type.IsEnum)
        {
            // Shared by all who name it; whether it may be null stands where it is named.
            schema.Type ??= JsonSchemaType.String;
        }

        foreach (var list in Lists(schema))
        {
            // Only texts are left without a type: see above.
            list.Items ??= new OpenApiSchema { Type = JsonSchemaType.String };
        }

        if (type == typeof(ProblemDetails))
        {
            schema.Required = new HashSet<string>(StringComparer.Ordinal) { "type", "title", "status" };
            schema.Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["type"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = $"Stable: {ApiResults.ProblemType} and what is wrong." },
                ["title"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "For people, in their language." },
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
                ["errors"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Description = "What is wrong, by field.",
                    AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
                },
            };
        }

        return Task.CompletedTask;
    }

    private static bool IsNullable(OpenApiSchemaTransformerContext context) =>
        context.JsonPropertyInfo is { } property && (property.IsGetNullable || property.IsSetNullable);

    private static IEnumerable<OpenApiSchema> Lists(OpenApiSchema schema) =>
        (schema.Properties?.Values ?? []).OfType<OpenApiSchema>().Append(schema).Where(s => s.Type?.HasFlag(JsonSchemaType.Array) == true);
}
