namespace Intranet.Abstractions;

/// <summary>Sets the installation up by recipe, and says which recipes there are.</summary>
public interface ISetup
{
    /// <summary>Names of all recipes, in order.</summary>
    IReadOnlyList<string> Recipes { get; }

    /// <summary>Everything that is wrong with a recipe for a tenant; empty when it can run there. Changes nothing.</summary>
    IReadOnlyList<string> Validate(string recipe, string tenant);

    /// <summary>Runs a set-up recipe in <c>Default</c>. Answers what is wrong with it; then nothing was run.</summary>
    Task<IReadOnlyList<string>> SetUpAsync(string recipe, bool dryRun, IProgress<string> progress, CancellationToken cancellationToken);
}
