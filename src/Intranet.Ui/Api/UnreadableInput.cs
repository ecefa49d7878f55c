using System.Text.Json;
using System.Text.RegularExpressions;
using Intranet.Abstractions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Intranet.Ui;

/// <summary>
/// Says which field of a request to the API could not be read: a text where a number belongs, a word that is no date. Elsewhere the
/// status alone; a request that cannot be read is nobody's fault here and stands in no log. The character NUL can be read and not be
/// looked for: PostgreSQL has no such text.
/// </summary>
public static partial class UnreadableInput
{
    public static IApplicationBuilder UseUnreadableInput(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (IsApi(context) && ParameterWithNul(context.Request.Query) is { } parameter)
        {
            await ApiResults.Problem(context, [new FieldInvalid(parameter)]).ExecuteAsync(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            if (IsApi(context) && exception.StatusCode == StatusCodes.Status400BadRequest && FieldOf(exception) is { } field)
            {
                await ApiResults.Problem(context, [new FieldInvalid(field)]).ExecuteAsync(context);
                return;
            }

            context.Response.StatusCode = exception.StatusCode;
        }
    });

    private static string? ParameterWithNul(IQueryCollection query) => query.FirstOrDefault(p => p.Value.Any(v => v?.Contains('\0') == true)).Key;

    /// <summary>The field that the exception is about; null where it is about the whole.</summary>
    internal static string? FieldOf(BadHttpRequestException exception)
    {
        var match = exception.InnerException is JsonException { Path: { } path } ? PropertyPath().Match(path) : ParameterName().Match(exception.Message);
        return match.Success ? match.Groups[1].Value : null;
    }

    private static bool IsApi(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<ApiMetadata>() is not null;

    /// <summary>The first step of a path such as <c>$.tags[1]</c>.</summary>
    [GeneratedRegex(@"^\$\.(\w+)")]
    private static partial Regex PropertyPath();

    /// <summary>How the framework tells of a parameter: <c>Failed to bind parameter "Nullable&lt;int&gt; page" from "x".</c></summary>
    [GeneratedRegex("^Failed to bind parameter \"[^\"]* (\\w+)\" from")]
    private static partial Regex ParameterName();
}
