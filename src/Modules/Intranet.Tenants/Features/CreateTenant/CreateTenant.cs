using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Tenants.Features.RemoveTenant;

namespace Intranet.Tenants.Features.CreateTenant;

/// <summary>Makes an organisation with its store and runs its recipe. Done when it is running.</summary>
public sealed record CreateTenant(NewShell Shell);

internal sealed class CreateTenantHandler(IShellRegistry registry, IFeatureProfiles profiles, ISetup setup, IStores stores, Departures departures, ICurrentUser user)
{
    private const string DefaultRecipe = "authority";

    public async Task<Result<ShellSettings>> HandleAsync(CreateTenant command, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var guard = new InputGuard();
        var shell = Clean(command.Shell, guard);
        await ProfileChoice.CheckAsync(profiles, shell.FeatureProfile, guard, cancellationToken);
        var recipe = shell.Recipe ?? DefaultRecipe;
        if (!setup.Recipes.Contains(recipe, StringComparer.Ordinal))
        {
            guard.Add(new UnknownRecipe(recipe) { Field = nameof(NewShell.Recipe) });
        }
        else if (setup.IsOfInstallation(recipe))
        {
            guard.Add(new RecipeOfInstallation(recipe) { Field = nameof(NewShell.Recipe) });
        }
        else if (setup.Validate(recipe, shell.Name).FirstOrDefault() is { } problem)
        {
            guard.Add(new RecipeUnfit(problem) { Field = nameof(NewShell.Recipe) });
        }

        if (guard.Failed)
        {
            return guard.Errors;
        }

        await departures.FinishAsync(shell.Name, cancellationToken);
        var created = await registry.CreateAsync(shell, progress, cancellationToken);
        if (!created.Succeeded)
        {
            return created;
        }

        var db = stores.Open(Scope.Network);
        var made = created.Value;
        db.Audit(
            user.IsSignedIn ? user.Actor : null, "tenants.tenant-created.v1", TenantKey.Kind, TenantKey.Of(made.Name),
            new { made.Name, made.Title, host = made.RequestUrlHost, prefix = made.RequestUrlPrefix, recipe, stage = made.Stage.ToString(), state = made.State.ToString() });
        await db.SaveChangesAsync(cancellationToken);
        return created;
    }

    private static NewShell Clean(NewShell shell, InputGuard guard)
    {
        if (shell.Kind == TenantKind.Network)
        {
            guard.Add(new FieldInvalid(nameof(NewShell.Kind)));
        }

        return shell with
        {
            Name = guard.Required(nameof(NewShell.Name), shell.Name, 40),
            Title = guard.Required(nameof(NewShell.Title), shell.Title, 200),
            Host = guard.Optional(nameof(NewShell.Host), shell.Host, 500)?.ToLowerInvariant() ?? "",
            Prefix = guard.Optional(nameof(NewShell.Prefix), shell.Prefix, 40)?.TrimStart('/') ?? "",
            Code = guard.Optional(nameof(NewShell.Code), shell.Code, 10),
            County = guard.Optional(nameof(NewShell.County), shell.County, 100),
            Recipe = guard.Optional(nameof(NewShell.Recipe), shell.Recipe, 100),
            FeatureProfile = guard.Optional(nameof(NewShell.FeatureProfile), shell.FeatureProfile, 40),
        };
    }
}
