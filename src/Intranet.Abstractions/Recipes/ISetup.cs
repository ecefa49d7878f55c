namespace Intranet.Abstractions;

/// <summary>A recipe that may be chosen.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DisplayName">What it is called, as its file says.</param>
public sealed record OfferedRecipe(string Name, string DisplayName);

/// <summary>Sets the installation up by recipe, and says which recipes there are.</summary>
public interface ISetup
{
    /// <summary>Names of all recipes, in order.</summary>
    IReadOnlyList<string> Recipes { get; }

    /// <summary>Those of the category <c>organisation</c>: the ones that are offered when an organisation is made.</summary>
    IReadOnlyList<OfferedRecipe> Offered { get; }

    /// <summary>Organisations that recipes with the tag <c>register</c> list: what is known of an authority before it joins. Read from the files each time.</summary>
    IReadOnlyList<NewShell> Register { get; }

    /// <summary>True for a recipe that sets up the whole installation, which fits no single organisation.</summary>
    bool IsOfInstallation(string recipe);

    /// <summary>Everything that is wrong with a recipe for a tenant; empty when it can run there. Changes nothing.</summary>
    IReadOnlyList<string> Validate(string recipe, string tenant);

    /// <summary>Runs a set-up recipe in <c>Default</c>. Answers what is wrong with it; then nothing was run.</summary>
    Task<IReadOnlyList<string>> SetUpAsync(string recipe, bool dryRun, IProgress<string> progress, CancellationToken cancellationToken);
}
