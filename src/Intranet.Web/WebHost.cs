using System.Diagnostics;
using Intranet.Abstractions;
using Intranet.Core;
using Intranet.Data;
using Intranet.Ui;
using Microsoft.AspNetCore.Http.Features;

namespace Intranet.Web;

/// <summary>Puts the parts together.</summary>
internal static class WebHost
{
    private const int MostRequestBytes = 12 * 1024 * 1024;
    private const string DemoRecipe = "demo";

    /// <param name="line">What was asked for.</param>
    /// <param name="change">Changes services last of all, for tests that take a guard away and must see it missed; null otherwise.</param>
    public static WebApplication Build(CommandLine line, Action<IServiceCollection>? change = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Settings and files of the product lie beside it, wherever it is started; data lie in the working directory.
            Args = line.HostArguments, ContentRootPath = AppContext.BaseDirectory,
        });
        var postgreSql = builder.Configuration.GetConnectionString("Intranet");
        var options = new StoreOptions { AppData = line.AppData, PostgreSql = string.IsNullOrWhiteSpace(postgreSql) ? null : postgreSql };
        var catalog = builder.Services.AddIntranet(options, Path.Combine(AppContext.BaseDirectory, "recipes"), Extensions.Load());
        builder.Services.AddIntranetEdge();
        if (line.Serves)
        {
            builder.Services.AddIntranetHost();
        }
        else
        {
            // A command's standard output holds its answer and nothing else.
            builder.Logging.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        }

        var mvc = builder.Services.AddRazorPages();
        foreach (var assembly in catalog.Assemblies)
        {
            mvc.AddApplicationPart(assembly);
        }

        builder.Services.AddHttpsRedirection(o => o.HttpsPort ??= 443);
        builder.Services.AddResponseCompression(o => o.EnableForHttps = true);
        builder.Services.AddApiDocument();
        builder.Services.AddProblemDetails(o => o.CustomizeProblemDetails = context => context.ProblemDetails.Extensions.Remove("traceId"));
        builder.Services.Configure<FormOptions>(o => (o.ValueLengthLimit, o.KeyLengthLimit, o.MultipartBodyLengthLimit) = (MostRequestBytes, 4096, long.MaxValue));
        builder.Services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        builder.Services.Configure<RouteOptions>(o => (o.LowercaseUrls, o.AppendTrailingSlash) = (true, false));
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = MostRequestBytes;
            o.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
        });
        ThreadPool.SetMinThreads(64, 64);
        change?.Invoke(builder.Services);
        return builder.Build();
    }

    public static async Task<int> ServeAsync(WebApplication app, IVerbConsole console)
    {
        var start = app.Services.GetRequiredService<HostStart>();
        if (await start.FindProblemAsync([], CancellationToken.None) is { } problem)
        {
            console.Error(problem);
            return 1;
        }

        // The first look at a store and the making of all routes each take long on a small machine, so side by side.
        var loading = Task.Run(() => start.LoadAsync(CancellationToken.None));
        var whole = Configure(app);
        _ = ((IEndpointRouteBuilder)app).DataSources.Sum(source => source.Endpoints.Count);
        var isEmpty = await loading;
        if (isEmpty && app.Environment.IsDevelopment())
        {
            console.Progress("Empty data folder: setting up the demonstration. This takes a few seconds.");
            var problems = await start.SetUpAsync(DemoRecipe, dryRun: false, new ConsoleProgress(console), CancellationToken.None);
            if (problems.Count > 0)
            {
                problems.ToList().ForEach(console.Error);
                return 1;
            }
        }

        await app.StartAsync();
        app.Services.GetRequiredService<HostReadiness>().Ready();
        _ = Task.Run(() => FirstPage.AskAsync(app.Services, whole()));
        console.Answer(isEmpty && !app.Environment.IsDevelopment()
            ? "Nothing is set up yet. Run: Intranet.Web setup --recipe network"
            : $"Delad kunskap is ready: {app.Urls.FirstOrDefault()} ({Math.Round((TimeProvider.System.GetLocalNow() - Process.GetCurrentProcess().StartTime).TotalSeconds, 1)} s)");
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>Tells of the commands; touches no data.</summary>
    public static Task<int> HelpAsync(WebApplication app, CommandLine line, IVerbConsole console) =>
        app.Services.GetRequiredService<VerbRunner>().RunAsync(line.Verb, console, CancellationToken.None);

    public static async Task<int> RunVerbAsync(WebApplication app, CommandLine line, IVerbConsole console)
    {
        var start = app.Services.GetRequiredService<HostStart>();
        if (await start.FindProblemAsync(line.Verb, CancellationToken.None) is { } problem)
        {
            console.Error(problem);
            return 1;
        }

        await start.LoadAsync(CancellationToken.None);
        var exitCode = await app.Services.GetRequiredService<VerbRunner>().RunAsync(line.Verb, console, CancellationToken.None);
        await start.TellOthersAsync(CancellationToken.None);
        return exitCode;
    }

    /// <summary>The order in which a request passes the parts. Answers how to get all that it passes, once the host has started.</summary>
    public static Func<RequestDelegate> Configure(WebApplication app)
    {
        RequestDelegate? whole = null;
        app.Use(next => whole = next);
        app.UseSafeCompression();
        app.UseExceptionHandler("/error/500");
        app.UseSqlCount();
        app.UseSecurityHeaders();
        app.UseHealth();
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
            app.UseHttpsRedirection();
        }

        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseTenants();
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseKnownEncodings();
        app.UseHeadAsGet();
        app.UseRouting();
        app.UseEndpointGate();
        app.UseSignIn();
        app.UseAuthorization();
        app.UseIdempotency();
        app.UseUnreadableInput();
        app.MapStaticAssets().AllowAnonymous().WithMetadata(new TenantlessAttribute());
        app.MapRazorPages().WithStaticAssets();
        app.MapModules();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous().WithMetadata(new TenantlessAttribute());
        return () => whole ?? throw new InvalidOperationException("The host has not started.");
    }

    private sealed class ConsoleProgress(IVerbConsole console) : IProgress<string>
    {
        public void Report(string value) => console.Progress(value);
    }
}
