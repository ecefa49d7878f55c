using System.Text.Json;
using Intranet.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Intranet.Ui;

/// <summary>Turns results of use cases into HTTP answers (RFC 9457 for errors).</summary>
public static class ApiResults
{
    /// <summary>Prefix of <c>type</c> in problem details; the error's code follows.</summary>
    public const string ProblemType = "urn:delad-kunskap:problem:";

    /// <summary>Answers the value as <paramref name="succeed"/> says, or the errors as problem+json.</summary>
    public static IResult ToHttp<T>(this Result<T> result, HttpContext context, Func<T, IResult> succeed) =>
        result.Succeeded ? succeed(result.Value) : Problem(context, result.Errors);

    /// <summary>The errors as problem+json. What does not exist answers an empty 404, which becomes the same for all.</summary>
    public static IResult Problem(HttpContext context, IReadOnlyList<Error> errors)
    {
        var first = errors.FirstOrDefault(e => e.Kind != ErrorKind.Invalid) ?? errors[0];
        if (first.Kind == ErrorKind.NotFound)
        {
            return Results.StatusCode(StatusCodes.Status404NotFound);
        }

        var texts = context.RequestServices.GetRequiredService<ErrorTexts>();
        var problem = new ProblemDetails { Status = StatusOf(first.Kind), Type = ProblemType + first.Code, Title = texts.Describe(first) };
        var byField = errors.Where(e => e.Field is not null)
            .GroupBy(e => JsonNamingPolicy.CamelCase.ConvertName(e.Field!))
            .ToDictionary(g => g.Key, g => g.Select(texts.Describe).ToArray());
        if (byField.Count > 0)
        {
            problem.Extensions["errors"] = byField;
        }

        return Results.Problem(problem);
    }

    /// <summary>200 with the value and its ETag.</summary>
    public static IResult OkWithRevision<T>(HttpContext context, T value, long revision)
    {
        context.Response.Headers.ETag = ToETag(revision);
        return Results.Ok(value);
    }

    /// <summary>201 with Location, ETag and the value.</summary>
    public static IResult CreatedWithRevision<T>(HttpContext context, string location, T value, long revision)
    {
        context.Response.Headers.ETag = ToETag(revision);
        return Results.Created(location, value);
    }

    /// <summary>The revision that <c>If-Match</c> demands; null where the header is absent or <c>*</c>; 0, which matches nothing, where it cannot be read.</summary>
    public static long? GetExpectedRevision(this HttpRequest request)
    {
        if (request.Headers.IfMatch.Count == 0 || request.Headers.IfMatch == "*")
        {
            return null;
        }

        return EntityTagHeaderValue.TryParse(request.Headers.IfMatch.ToString(), out var tag) && long.TryParse(tag.Tag.AsSpan().Trim('"'), out var revision) ? revision : 0;
    }

    private static string ToETag(long revision) => $"\"{revision}\"";

    private static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status400BadRequest,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Stale => StatusCodes.Status412PreconditionFailed,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
