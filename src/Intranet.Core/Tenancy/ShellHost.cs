using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Intranet.Core;

/// <summary>The tenants of the installation: held in memory, stored in <c>Default</c>, changed one at a time.</summary>
internal sealed partial class ShellHost(
    StoreFactory stores, StoreMigrator migrator, StoreTurns turns, NodeBell bell, IServiceProvider services, ILogger<ShellHost> logger) : IShellHost, IShellRegistry
{
    /// <summary>First path segments that can never be a tenant's.</summary>
    internal static readonly string[] ReservedPrefixes =
        ["api", "healthz", "network", "n", "_content", "openapi", "_framework", "error", "favicon.ico", "robots.txt", "start", "swagger", "theme"];

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private readonly ConcurrentDictionary<string, ShellSettings> _settingUp = new(StringComparer.Ordinal);
    private volatile ShellTable _table = new([]);

    public IReadOnlyList<ShellSettings> All => _table.All;

    /// <summary>True for 2 to 40 of <c>a–z 0–9 -</c>, beginning with a letter.</summary>
    public static bool IsName(string text) => NamePattern().IsMatch(text);

    public static bool IsReserved(string prefix) => ReservedPrefixes.Contains(prefix, StringComparer.OrdinalIgnoreCase);

    public ShellSettings? Find(string name) => _table.Find(name);

    public ShellSettings? Match(string host, string? firstSegment) => _table.Match(host, firstSegment);

    public ShellSettings? MatchFormer(string host, string? firstSegment) => _table.MatchFormer(host, firstSegment);

    /// <summary>Reads all tenants from the store of <c>Default</c>, making that store when it is not there.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await migrator.EnsureAsync(ShellSettings.DefaultName, cancellationToken);
        await using var db = stores.Create(ShellSettings.DefaultName);
        var rows = await db.Set<StoredShell>().AsNoTracking().ToListAsync(cancellationToken);
        _table = new ShellTable(rows.Select(r => JsonSerializer.Deserialize<ShellSettings>(r.Json, Json)!));
    }

    /// <summary>
    /// Takes away what this host still keeps of organisations that another host removed: their indexes hold what their people wrote.
    /// Who comes is on the register before there is a file, so what is not on it has left.
    /// </summary>
    public async Task ClearRemovedAsync(CancellationToken cancellationToken)
    {
        var places = services.GetRequiredService<StorePlaces>();
        if (!places.ListBesideServer().Any(HasLeft))
        {
            return;
        }

        await using var turn = await TakeTurnAsync(cancellationToken);
        foreach (var name in places.ListBesideServer().Where(HasLeft))
        {
            ForgetHere(name);
            places.RemoveFiles(name);
        }

        bool HasLeft(string name) => IsName(name) && Find(name) is null;
    }

    /// <summary>Registers <c>Default</c> when it is not there yet.</summary>
    public async Task<ShellSettings> EnsureDefaultAsync(string title, string prefix, CancellationToken cancellationToken)
    {
        if (Find(ShellSettings.DefaultName) is { } existing)
        {
            return existing;
        }

        var shell = new ShellSettings
        {
            Name = ShellSettings.DefaultName, Title = title, RequestUrlPrefix = prefix, Kind = TenantKind.Network,
            State = TenantState.Initializing, DatabaseProvider = stores.Options.Provider.ToString(),
        };
        await SaveAsync(shell, cancellationToken);
        return shell;
    }

    public async Task<Result<ShellSettings>> CreateAsync(NewShell shell, IProgress<string> progress, CancellationToken cancellationToken = default)
    {
        var recipe = shell.Recipe ?? "authority";
        var recipes = services.GetRequiredService<RecipeRunner>();
        if (!recipes.Exists(recipe))
        {
            return new UnknownRecipe(recipe) { Field = nameof(NewShell.Recipe) };
        }

        var registered = await RegisterAsync(shell, recipe, cancellationToken);
        if (!registered.Succeeded)
        {
            return registered;
        }

        return await SetUpAsync(registered.Value, progress, cancellationToken);
    }

    public async Task<Result<ShellSettings>> TryAgainAsync(string name, IProgress<string> progress, CancellationToken cancellationToken = default)
    {
        if (Find(name) is not { } shell)
        {
            return new NotFound();
        }

        if (shell.OwesImport)
        {
            return new TenantImportUnfinished(name);
        }

        migrator.Forget(name);
        return await SetUpAsync(shell, progress, cancellationToken);
    }

    public Error? FindObstacle(ShellSettings shell) =>
        !IsName(shell.Name) ? new FieldInvalid(nameof(NewShell.Name))
        : Find(shell.Name) is { OwesImport: false } ? new TenantNameTaken(shell.Name) { Field = nameof(NewShell.Name) }
        : AddressProblem(shell);

    public async Task<Result<ShellSettings>> AddAsync(ShellSettings shell, CancellationToken cancellationToken = default)
    {
        await using var turn = await TakeTurnAsync(cancellationToken);
        if (FindObstacle(shell) is { } problem)
        {
            return problem;
        }

        Forget(shell.Name);
        await SaveAsync(shell, cancellationToken);
        return shell;
    }

    public async Task<Result<Done>> RemoveAsync(string name, CancellationToken cancellationToken = default)
    {
        await using var turn = await TakeTurnAsync(cancellationToken);
        if (Find(name) is not { } shell)
        {
            return new NotFound();
        }

        if (shell.IsDefault)
        {
            return new NetworkMustRun();
        }

        await using var db = stores.Create(ShellSettings.DefaultName);
        await db.Set<StoredShell>().Where(s => s.Name == name).ExecuteDeleteAsync(cancellationToken);
        _table = new ShellTable(All.Where(s => s.Name != name));
        bell.Ring(NodeBell.Shells);
        Forget(name);
        return new Done();
    }

    public async Task<Result<ShellSettings>> ChangeAsync(
        string name, Func<ShellSettings, ShellSettings> change, CancellationToken cancellationToken = default)
    {
        await using var turn = await TakeTurnAsync(cancellationToken);
        if (Find(name) is not { } current)
        {
            return new NotFound();
        }

        var changed = KeepFormer(current, change(current) with { Name = current.Name });
        if (changed.IsDefault && changed.State == TenantState.Disabled)
        {
            return new NetworkMustRun();
        }

        if (AddressProblem(changed) is { } problem)
        {
            return problem;
        }

        await SaveAsync(changed, cancellationToken);
        return changed;
    }

    /// <summary>Makes the store and runs the recipe that is owed. What fails leaves this tenant Invalid and all others alone.</summary>
    private async Task<Result<ShellSettings>> SetUpAsync(ShellSettings shell, IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (!_settingUp.TryAdd(shell.Name, shell))
        {
            return new TenantBusy(shell.Name);
        }

        try
        {
            await migrator.EnsureAsync(shell.Name, cancellationToken);
            IReadOnlyList<string> problems = shell.OwesRecipe
                ? await services.GetRequiredService<RecipeRunner>().RunAsync(shell.RecipeName!, shell.Name, RecipeVariables(shell), progress, cancellationToken)
                : [];
            return problems.Count == 0
                ? await ChangeAsync(shell.Name, s => s with { State = TenantState.Running, StateReason = null, OwesRecipe = false }, cancellationToken)
                : await FailAsync(shell.Name, string.Join(' ', problems));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogSetupFailed(logger, exception, shell.Name);
            return await FailAsync(shell.Name, exception.Message);
        }
        finally
        {
            _settingUp.TryRemove(shell.Name, out _);
        }
    }

    private Task<Result<ShellSettings>> FailAsync(string name, string reason) =>
        ChangeAsync(name, s => s with { State = TenantState.Invalid, StateReason = reason }, CancellationToken.None);

    /// <summary>An address that is left goes on leading to the tenant.</summary>
    private static ShellSettings KeepFormer(ShellSettings before, ShellSettings after)
    {
        var now = ShellTable.Addresses(after).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var left = ShellTable.Addresses(before).Concat(ShellTable.Split(after.FormerAddresses)).Where(a => !now.Contains(a)).Distinct(StringComparer.OrdinalIgnoreCase);
        return after with { FormerAddresses = string.Join(',', left) };
    }

    private static Dictionary<string, string> RecipeVariables(ShellSettings shell) => new(StringComparer.Ordinal)
    {
        ["siteName"] = shell.Title,
        ["kind"] = shell.Kind.ToString().ToLowerInvariant(),
        ["code"] = shell.Code ?? "",
        ["county"] = shell.County ?? "",
    };

    private async Task<Result<ShellSettings>> RegisterAsync(NewShell shell, string recipe, CancellationToken cancellationToken)
    {
        var guard = new InputGuard();
        var title = guard.Required(nameof(NewShell.Title), shell.Title, 200);
        if (!IsName(shell.Name))
        {
            guard.Add(new FieldInvalid(nameof(NewShell.Name)));
        }

        if (guard.Failed)
        {
            return guard.Errors;
        }

        await using var turn = await TakeTurnAsync(cancellationToken);
        if (Find(shell.Name) is not null)
        {
            return new TenantNameTaken(shell.Name) { Field = nameof(NewShell.Name) };
        }

        var hasAddress = shell.Host.Length + shell.Prefix.Length > 0;
        var settings = new ShellSettings
        {
            Name = shell.Name, Title = title, RequestUrlHost = shell.Host, RequestUrlPrefix = hasAddress ? shell.Prefix : shell.Name,
            Kind = shell.Kind, Code = shell.Code, County = shell.County, RecipeName = recipe, OwesRecipe = true,
            Stage = shell.Stage, FeatureProfile = shell.FeatureProfile, State = TenantState.Initializing, DatabaseProvider = stores.Options.Provider.ToString(),
        };
        if (AddressProblem(settings) is { } problem)
        {
            return problem;
        }

        await SaveAsync(settings, cancellationToken);
        return settings;
    }

    /// <summary>Comes back when what is on the register is known here as well: every change that was saved before.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await using var turn = await TakeTurnAsync(cancellationToken);
    }

    /// <summary>One change at a time; where other processes change tenants too, on what they left.</summary>
    private async Task<IAsyncDisposable> TakeTurnAsync(CancellationToken cancellationToken)
    {
        var turn = await turns.TakeAsync("shells", cancellationToken);
        if (bell.IsNeeded)
        {
            await LoadAsync(cancellationToken);
        }

        return turn;
    }

    /// <summary>What other processes keep of it they let go of when the bell rings.</summary>
    private void Forget(string name)
    {
        bell.Ring(NodeBell.SettingsOf + name);
        ForgetHere(name);
    }

    private void ForgetHere(string name)
    {
        migrator.Forget(name);
        foreach (var memory in services.GetServices<ITenantMemory>())
        {
            memory.Forget(name);
        }
    }

    private Error? AddressProblem(ShellSettings shell)
    {
        if (IsReserved(shell.RequestUrlPrefix))
        {
            return new PrefixReserved(shell.RequestUrlPrefix) { Field = nameof(NewShell.Prefix) };
        }

        if (shell.RequestUrlPrefix.Length > 0 && !IsName(shell.RequestUrlPrefix))
        {
            return new FieldInvalid(nameof(NewShell.Prefix));
        }

        if (ShellTable.Hosts(shell).Any(h => Uri.CheckHostName(h) == UriHostNameType.Unknown))
        {
            return new FieldInvalid(nameof(NewShell.Host));
        }

        foreach (var other in All.Where(o => o.Name != shell.Name))
        {
            if (shell.RequestUrlPrefix.Length > 0 && string.Equals(other.RequestUrlPrefix, shell.RequestUrlPrefix, StringComparison.OrdinalIgnoreCase))
            {
                return new TenantAddressTaken(shell.RequestUrlPrefix) { Field = nameof(NewShell.Prefix) };
            }

            if (ShellTable.Hosts(shell).Intersect(ShellTable.Hosts(other), StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } host)
            {
                return new TenantAddressTaken(host) { Field = nameof(NewShell.Host) };
            }
        }

        return null;
    }

    private async Task SaveAsync(ShellSettings shell, CancellationToken cancellationToken)
    {
        await using var db = stores.Create(ShellSettings.DefaultName);
        var row = await db.Set<StoredShell>().FindAsync([shell.Name], cancellationToken);
        if (row is null)
        {
            row = new StoredShell { Name = shell.Name, Json = "" };
            db.Add(row);
        }

        row.Json = JsonSerializer.Serialize(shell, Json);
        row.Revision++;
        db.Announce(TenantKey.Kind, TenantKey.Of(shell.Name));
        await db.SaveChangesAsync(cancellationToken);
        _table = new ShellTable(All.Where(s => s.Name != shell.Name).Append(shell));
        bell.Ring(NodeBell.Shells);
    }

    [GeneratedRegex(@"^[a-z][a-z0-9-]{1,39}\z")]
    private static partial Regex NamePattern();

    [LoggerMessage(LogLevel.Error, "Setting up tenant {Tenant} failed.")]
    private static partial void LogSetupFailed(ILogger logger, Exception exception, string tenant);
}
