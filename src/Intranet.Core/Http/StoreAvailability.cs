using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Intranet.Core;

/// <summary>
/// Answers 503 and says when to come again where the database is down, hangs, or its disk is full, and goes on by itself
/// when it is back. What was not saved is never answered as saved.
/// </summary>
internal sealed partial class StoreAvailability(RequestDelegate next, TimeProvider clock, ILogger<StoreAvailability> logger)
{
    private const string RetryAfterSeconds = "5";
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);
    private long _loggedAt;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (StoreFailure.IsUnavailable(exception) && !context.Response.HasStarted && !StoreAway.Is(context))
        {
            Log(exception);
            StoreAway.Mark(context);
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        }
    }

    /// <summary>One line in five seconds: in an outage every request fails alike.</summary>
    private void Log(Exception exception)
    {
        var (now, last) = (clock.GetTimestamp(), Interlocked.Read(ref _loggedAt));
        if ((last == 0 || clock.GetElapsedTime(last, now) > BetweenLines) && Interlocked.CompareExchange(ref _loggedAt, now, last) == last)
        {
            LogAway(logger, exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "The store cannot be used now; requests are answered with 503.")]
    private static partial void LogAway(ILogger logger, Exception exception);
}
