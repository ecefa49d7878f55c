using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Intranet.Data;

/// <summary>The parts that make the one model: modules' contributions and who follows which kind of change.</summary>
public sealed class ModelComposition
{
    internal const string SwedishOnPostgreSql = "sv-SE-x-icu";

    private readonly IModelContributor[] _contributors;
    private readonly FrozenDictionary<string, string[]> _followers;

    public ModelComposition(IEnumerable<IModelContributor> contributors, IEnumerable<OutboxSubscription> subscriptions)
    {
        _contributors = [.. contributors.OrderBy(c => c.GetType().FullName, StringComparer.Ordinal)];
        Key = string.Join(' ', _contributors.Select(c => c.GetType().FullName));
        _followers = subscriptions
            .GroupBy(s => s.Kind, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.Select(s => s.Consumer).Distinct().ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The same for compositions that make the same model.</summary>
    internal string Key { get; }

    /// <summary>Names of the consumers that follow a kind; empty where nobody does.</summary>
    public IReadOnlyList<string> FollowersOf(string kind) => _followers.GetValueOrDefault(kind, []);

    internal void Build(ModelBuilder modelBuilder, DbContext context)
    {
        foreach (var contributor in _contributors)
        {
            contributor.Contribute(modelBuilder);
        }

        var isPostgres = context.Database.IsNpgsql();
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(e => !e.IsOwned()))
        {
            if (typeof(Aggregate).IsAssignableFrom(entity.ClrType))
            {
                entity.FindProperty(nameof(Aggregate.Revision))!.IsConcurrencyToken = true;
                entity.FindProperty(nameof(Aggregate.Id))!.ValueGenerated = ValueGenerated.Never;
            }
        }

        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            if (property.FindAnnotation(ModelExtensions.NameAnnotation) is not null)
            {
                property.SetCollation(isPostgres ? SwedishOnPostgreSql : SwedishCollation.Name);
                property.RemoveAnnotation(ModelExtensions.NameAnnotation);
            }
        }
    }
}

/// <summary>A consumer's wish to be told of changes of a kind.</summary>
public sealed record OutboxSubscription(string Kind, string Consumer);
