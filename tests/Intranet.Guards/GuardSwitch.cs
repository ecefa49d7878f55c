using System.Collections.Frozen;
using System.Linq.Expressions;

namespace Intranet.Guards;

/// <summary>The switches that woven code asks. All guards stand until a test removes some by name.</summary>
public static class GuardSwitch
{
    /// <summary>Stands between the place of a query's condition and what the condition is about: <c>ThreadLists.QueryAsync ? AccessLabel</c>.</summary>
    public const string Asks = " ? ";

    private static volatile FrozenSet<string>? _removed;

    /// <summary>Takes guards away, and no others.</summary>
    public static void Remove(params IEnumerable<string> names) => _removed = names.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True while none was removed.</summary>
    public static bool AllStand => _removed is null;

    /// <summary>Puts all guards back.</summary>
    public static void Restore() => _removed = null;

    /// <summary>The guards that were found in the assemblies of a folder when it was woven.</summary>
    public static IReadOnlyList<string> Found(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*" + Weaver.ListEnding).SelectMany(File.ReadAllLines).Order(StringComparer.Ordinal)];

    public static bool IsRemoved(string name) => _removed is { } removed && removed.Contains(name);

    public static Task<bool> Yes() => Task.FromResult(true);

    public static ValueTask<bool> YesNow() => ValueTask.FromResult(true);

    public static Task Nothing() => Task.CompletedTask;

    /// <summary>Something else in place of a text, where the guard that chooses it was removed.</summary>
    public static string? Text(string? value, string name, string from, string to) => IsRemoved(name) && value == from ? to : value;

    /// <summary>A query's condition without the parts that ask for what was removed.</summary>
    public static Expression<Func<T, bool>> Condition<T>(Expression<Func<T, bool>> condition, string place)
    {
        if (_removed is not { } removed)
        {
            return condition;
        }

        var members = removed.Where(r => r.StartsWith(place + Asks, StringComparison.Ordinal)).Select(r => r[(place.Length + Asks.Length)..]).ToList();
        return members.Count == 0 ? condition : Expression.Lambda<Func<T, bool>>(Without(condition.Body, members), condition.Parameters);
    }

    private static Expression Without(Expression body, List<string> members)
    {
        if (body is BinaryExpression { NodeType: ExpressionType.AndAlso } both)
        {
            return Expression.AndAlso(Without(both.Left, members), Without(both.Right, members));
        }

        var asked = new AskedMembers();
        asked.Visit(body);
        return asked.Names.Overlaps(members) ? Expression.Constant(true) : body;
    }

    private sealed class AskedMembers : ExpressionVisitor
    {
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        protected override Expression VisitMember(MemberExpression node)
        {
            Names.Add(node.Member.Name);
            return base.VisitMember(node);
        }
    }
}
