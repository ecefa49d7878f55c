using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Intranet.Core;

/// <summary>Says in a header how many SQL statements an answer took, for benchmarks. Off unless <c>INTRANET__COUNTSQL</c> is set.</summary>
public static class SqlCount
{
    private const string Variable = "INTRANET__COUNTSQL";
    private static readonly AsyncLocal<Counter?> Current = new();

    /// <summary>One for the process: with one for each host a second host would count everything twice.</summary>
    private static readonly Lazy<IDisposable> Listening = new(() => DiagnosticListener.AllListeners.Subscribe(new Listeners()));

    public static IApplicationBuilder UseSqlCount(this IApplicationBuilder app)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)))
        {
            return app;
        }

        _ = Listening.Value;
        return app.Use(async (context, next) =>
        {
            var counter = Current.Value = new Counter();
            context.Response.OnStarting(() =>
            {
                context.Response.Headers["X-Sql-Statements"] = counter.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
                return Task.CompletedTask;
            });
            await next(context);
        });
    }

    private sealed class Counter
    {
        public int Count;
    }

    private sealed class Listeners : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore")
            {
                value.Subscribe(this, (name, _, _) => name == "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuting");
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (Current.Value is { } counter)
            {
                Interlocked.Increment(ref counter.Count);
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
