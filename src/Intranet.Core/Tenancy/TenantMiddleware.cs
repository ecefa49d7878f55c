using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Intranet.Core;

/// <summary>
/// Finds the tenant by host and path prefix and sets it for the request. The base path is always the canonical prefix,
/// else one tenant would have several cookie paths.
/// </summary>
internal sealed partial class TenantMiddleware(RequestDelegate next, IShellHost shells, StoreMigrator migrator, IShellRegistry registry, ILogger<TenantMiddleware> logger)
{
    /// <summary>Page shown at the root of an installation whose tenants are reached by prefix.</summary>
    private const string StartPath = "/start";

    /// <summary>Seconds after which a browser or a crawler may ask again.</summary>
    private const string RetrySoon = "10";
    private const string RetryWhenClosed = "3600";

    public async Task InvokeAsync(HttpContext context, ITenantContext tenant)
    {
        if (tenant.HasShell)
        {
            // The request comes round again to show an error page.
            await next(context);
            return;
        }

        var segment = FirstSegment(context.Request.Path);
        var shell = shells.Match(context.Request.Host.Host, segment);
        if (shell is null && shells.MatchFormer(context.Request.Host.Host, segment) is { } moved)
        {
            context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            context.Response.Headers.Location = AddressAfterMove(context.Request, moved, segment);
            return;
        }

        if (shell is null)
        {
            if (segment is not null && !ShellHost.IsReserved(segment))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            if (segment is null)
            {
                context.Request.Path = StartPath;
            }

            await next(context);
            return;
        }

        if (!await IsUsableAsync(context, shell))
        {
            return;
        }

        if (string.Equals(segment, shell.RequestUrlPrefix, StringComparison.OrdinalIgnoreCase) && shell.RequestUrlPrefix.Length > 0)
        {
            context.Request.PathBase += "/" + shell.RequestUrlPrefix;
            context.Request.Path = context.Request.Path.Value!.TrimStart('/')[segment!.Length..] is { Length: > 0 } rest ? rest : "/";
        }

        tenant.Set(shell);
        await next(context);
    }

    private async Task<bool> IsUsableAsync(HttpContext context, ShellSettings shell)
    {
        switch (shell.State)
        {
            case TenantState.Disabled:
                Unavailable(context, shell, RetryWhenClosed);
                return false;
            case TenantState.Uninitialized or TenantState.Initializing or TenantState.Invalid:
                Unavailable(context, shell, RetrySoon);
                return false;
        }

        if (migrator.IsReady(shell.Name))
        {
            return true;
        }

        try
        {
            await migrator.EnsureAsync(shell.Name, context.RequestAborted);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !StoreFailure.IsUnavailable(exception))
        {
            LogMigrationFailed(logger, exception, shell.Name);
            var failed = await registry.ChangeAsync(shell.Name, s => s with { State = TenantState.Invalid, StateReason = exception.Message });
            Unavailable(context, failed.Succeeded ? failed.Value : shell, RetrySoon);
            return false;
        }
    }

    /// <summary>Says that the site is there and cannot be used, with its name for the error page.</summary>
    private static void Unavailable(HttpContext context, ShellSettings shell, string retryAfter)
    {
        context.Features.Set(new UnusableSite(shell));
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = retryAfter;
    }

    /// <summary>The same page at the tenant's present address.</summary>
    private static string AddressAfterMove(HttpRequest request, ShellSettings shell, string? segment)
    {
        var wasPrefix = segment is not null && ShellTable.Split(shell.FormerAddresses).Contains("/" + segment, StringComparer.OrdinalIgnoreCase);
        var rest = wasPrefix ? request.Path.Value!.TrimStart('/')[segment!.Length..].TrimStart('/') : request.Path.Value!.TrimStart('/');
        var host = ShellTable.Hosts(shell).FirstOrDefault();
        var site = host is null ? $"{request.PathBase}/{shell.RequestUrlPrefix}" : $"{request.Scheme}://{(request.Host.Port is { } port ? $"{host}:{port}" : host)}";
        return $"{site}{new PathString("/" + rest).ToUriComponent()}{request.QueryString}";
    }

    private static string? FirstSegment(PathString path)
    {
        var value = path.Value.AsSpan().TrimStart('/');
        var end = value.IndexOf('/');
        var segment = end < 0 ? value : value[..end];
        return segment.IsEmpty ? null : segment.ToString();
    }

    [LoggerMessage(LogLevel.Error, "Tenant {Tenant} could not be brought to the current model.")]
    private static partial void LogMigrationFailed(ILogger logger, Exception exception, string tenant);
}
