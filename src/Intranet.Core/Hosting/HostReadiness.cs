using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Core;

/// <summary>Whether set-up has finished and the host may be sent requests.</summary>
public sealed class HostReadiness
{
    private volatile bool _isReady;

    public bool IsReady => _isReady;

    public void Ready() => _isReady = true;
}

/// <summary>Steps of starting: reading the tenants and, on empty data, the set-up recipe.</summary>
public sealed class HostStart : ISetup
{
    private readonly ShellHost _shells;
    private readonly IShellRegistry _registry;
    private readonly RecipeRunner _recipes;
    private readonly RecipeFolder _folder;
    private readonly IServiceProvider _services;

    public HostStart(IShellHost shells, IShellRegistry registry, RecipeRunner recipes, RecipeFolder folder, IServiceProvider services) =>
        (_shells, _registry, _recipes, _folder, _services) = ((ShellHost)shells, registry, recipes, folder, services);

    public IReadOnlyList<string> Recipes => _folder.Names;

    public IReadOnlyList<OfferedRecipe> Offered => [.. _folder.Names.Select(Read).OfType<Recipe>().Where(r => r.FitsOrganisations).Select(r => new OfferedRecipe(r.Name, r.DisplayName))];

    public IReadOnlyList<NewShell> Register => [.. _folder.Names.Select(Read).OfType<Recipe>().Where(r => r.IsRegister).SelectMany(TenantsStep.ReadAll)];

    public bool IsOfInstallation(string recipe) => Read(recipe) is { IsSetupRecipe: true, FitsOrganisations: false };

    public IReadOnlyList<string> Validate(string recipe, string tenant) => _recipes.Validate(recipe, tenant);

    /// <summary>Reads the tenants. True when there are none yet.</summary>
    public async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        await _shells.LoadAsync(cancellationToken);
        return _shells.Find(ShellSettings.DefaultName) is not { State: TenantState.Running };
    }

    /// <summary>One sentence about what is wrong with the database server, or with what lies in it; null when it can be used.</summary>
    /// <param name="verb">The command that is to run; empty to serve.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
    public async Task<string?> FindProblemAsync(IReadOnlyList<string> verb, CancellationToken cancellationToken)
    {
        if (await ServerCheck.FindProblemAsync(_services.GetRequiredService<StoreOptions>(), cancellationToken) is { } problem)
        {
            return problem;
        }

        var mendsIt = verb is [RestoreVerb.Word or "help", ..];
        return !mendsIt && await _services.GetRequiredService<UnfinishedRestore>().IsThereAsync(cancellationToken) ? UnfinishedRestore.Problem : null;
    }

    /// <summary>Tells hosts on the same database what a command changed. For a process that serves nobody and now ends.</summary>
    public async Task TellOthersAsync(CancellationToken cancellationToken)
    {
        var bell = _services.GetRequiredService<NodeBell>();
        foreach (var tenant in _services.GetRequiredService<StoreSignal>().Waiting)
        {
            bell.Ring(NodeBell.StoreOf + tenant);
        }

        await bell.FlushAsync(cancellationToken);
    }

    /// <summary>Runs a set-up recipe in <c>Default</c>. Answers what is wrong with it; then nothing was run.</summary>
    public async Task<IReadOnlyList<string>> SetUpAsync(string recipe, bool dryRun, IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (dryRun)
        {
            return _recipes.Validate(recipe, ShellSettings.DefaultName);
        }

        var problems = _recipes.Validate(recipe, ShellSettings.DefaultName);
        if (problems.Count > 0)
        {
            return problems;
        }

        await _shells.LoadAsync(cancellationToken);
        await _shells.EnsureDefaultAsync("Delad kunskap", ShellSettings.DefaultName, cancellationToken);
        problems = await _recipes.RunAsync(recipe, ShellSettings.DefaultName, null, progress, cancellationToken);
        await _registry.ChangeAsync(ShellSettings.DefaultName, s => s with { State = TenantState.Running, RecipeName = s.RecipeName ?? recipe }, cancellationToken);
        if (!_services.GetRequiredService<HostReadiness>().IsReady)
        {
            await _services.GetRequiredService<OutboxRelay>().SettleAsync(() => DeriveAsync(progress, cancellationToken), cancellationToken);
        }

        return problems;
    }

    /// <summary>Copies in the network and indexes of what the recipe made, so that the first who search need not wait for them.</summary>
    private async Task DeriveAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        foreach (var part in _services.GetServices<IDerivedData>().OrderBy(d => d.Order))
        {
            foreach (var shell in _shells.All.Where(s => s.State == TenantState.Running))
            {
                await part.BringUpToDateAsync(shell.Name, progress, cancellationToken);
            }
        }
    }

    private Recipe? Read(string recipe) => _folder.Read(recipe, new RecipeProblems());
}
