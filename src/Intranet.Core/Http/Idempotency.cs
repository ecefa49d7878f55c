using System.Security.Cryptography;
using System.Text;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Core;

/// <summary>
/// Carries out a request with a key once. The key (<c>Idempotency-Key</c>, or the one-time field of a form) is saved in
/// the transaction of the change itself, so that a repeat finds it whatever happened in between.
/// </summary>
internal sealed class Idempotency(RequestDelegate next, TimeProvider clock)
{
    private const string Header = "Idempotency-Key";
    private const string FormField = "_once";
    private const string AntiforgeryField = "__RequestVerificationToken";
    private const int LongestKey = 200;
    private const int BytesInMemory = 64 * 1024;

    public async Task InvokeAsync(HttpContext context, ITenantContext tenant, ICurrentUser user, IStores stores)
    {
        if (IsSafe(context.Request.Method) || !tenant.HasShell || !user.IsSignedIn || await ReadKeyAsync(context) is not { } key)
        {
            await next(context);
            return;
        }

        if (key.Length > LongestKey)
        {
            // Carried out without its key, the request would be carried out twice by the next try.
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var scope = context.GetEndpoint()?.Metadata.GetMetadata<ScopeMetadata>()?.Scope ?? Scope.Own;
        var db = stores.Open(scope);
        var stored = Hash($"{user.Actor.Tenant}\n{user.Actor.UserId:N}\n{context.Request.PathBase}{context.Request.Path}\n{key}");
        var requestHash = await HashBodyAsync(context.Request);
        if (await TryReplayAsync(context, db, stored, requestHash))
        {
            return;
        }

        db.Remember(new IdempotencyRecord { Key = stored, RequestHash = requestHash, CreatedUtc = db.UtcNow });
        try
        {
            await RunAsync(context, db, stored);
        }
        catch (DbUpdateException) when (!context.Response.HasStarted)
        {
            db.ChangeTracker.Clear();
            if (!await TryReplayAsync(context, db, stored, requestHash))
            {
                throw;
            }
        }
    }

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static async Task<string?> ReadKeyAsync(HttpContext context)
    {
        if (context.Features.Get<IExceptionHandlerFeature>() is not null || context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            return null;
        }

        var isApi = context.GetEndpoint()?.Metadata.GetMetadata<ApiMetadata>() is not null;
        if (isApi)
        {
            return context.Request.Headers[Header].ToString() is { Length: > 0 } key ? key : null;
        }

        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType)
        {
            return null;
        }

        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return form[FormField].ToString() is { Length: > 0 and <= 64 } once ? once + HashForm(form) : null;
        }
        catch (InvalidDataException)
        {
            throw new BadHttpRequestException("The form is too large or cannot be read.");
        }
    }

    /// <summary>
    /// A double submit sends the same fields. Somebody who went back, changed the text and sent the page again means it: what
    /// they wrote must not be answered with the first submit's answer.
    /// </summary>
    private static string HashForm(IFormCollection form) => Hash(string.Join('\n', form
        .Where(field => field.Key != AntiforgeryField)
        .OrderBy(field => field.Key, StringComparer.Ordinal)
        .SelectMany(field => field.Value.Prepend(field.Key))
        .Select(text => $"{text?.Length}:{text}")));

    private static async Task<byte[]> HashBodyAsync(HttpRequest request)
    {
        if (request.HasFormContentType)
        {
            return [];
        }

        // What is too large is refused by the server's own limit while it is read.
        request.EnableBuffering(BytesInMemory);
        var hash = await SHA256.HashDataAsync(request.Body, request.HttpContext.RequestAborted);
        request.Body.Position = 0;
        return hash;
    }

    private static async Task<bool> TryReplayAsync(HttpContext context, IntranetDbContext db, string key, byte[] requestHash)
    {
        var record = await db.Set<IdempotencyRecord>().AsNoTracking().SingleOrDefaultAsync(r => r.Key == key, context.RequestAborted);
        if (record is null)
        {
            return false;
        }

        if (!record.RequestHash.AsSpan().SequenceEqual(requestHash))
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return true;
        }

        if (record.Status is null)
        {
            context.Response.StatusCode = StatusCodes.Status409Conflict;
            return true;
        }

        context.Response.StatusCode = record.Status.Value;
        context.Response.Headers.Location = record.Location;
        context.Response.Headers.ETag = record.ETag;
        if (record.Body is { Length: > 0 } body)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.WriteAsync(body, context.RequestAborted);
        }

        return true;
    }

    private async Task RunAsync(HttpContext context, IntranetDbContext db, string key)
    {
        var original = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = original;
        }

        if (context.Response.StatusCode is >= 200 and < 400)
        {
            var isJson = context.Response.ContentType?.Contains("json", StringComparison.Ordinal) == true;
            var body = isJson ? Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) : null;
            var location = context.Response.Headers.Location.ToString() is { Length: > 0 } found ? found : null;
            var tag = context.Response.Headers.ETag.ToString() is { Length: > 0 } revision ? revision : null;
            var status = context.Response.StatusCode;
            await db.Set<IdempotencyRecord>().Where(r => r.Key == key).ExecuteUpdateAsync(
                r => r.SetProperty(x => x.Status, status).SetProperty(x => x.Location, location).SetProperty(x => x.ETag, tag).SetProperty(x => x.Body, body),
                CancellationToken.None);
            await ForgetOldAsync(db);
        }

        buffer.Position = 0;
        await buffer.CopyToAsync(original, context.RequestAborted);
    }

    /// <summary>Keys are kept for two days; now and then the old ones are cleared away.</summary>
    private async Task ForgetOldAsync(IntranetDbContext db)
    {
        if (Random.Shared.Next(200) == 0)
        {
            var before = clock.GetUtcNow().UtcDateTime.AddDays(-2);
            await db.Set<IdempotencyRecord>().Where(r => r.CreatedUtc < before).ExecuteDeleteAsync();
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
