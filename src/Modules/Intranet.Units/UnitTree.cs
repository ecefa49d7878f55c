using System.Globalization;
using Intranet.Abstractions;

namespace Intranet.Units;

/// <summary>All units of an organisation, with who stands above whom.</summary>
internal sealed class UnitTree
{
    private const string Separator = " / ";
    private static readonly StringComparer Swedish = StringComparer.Create(CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: true);
    private readonly Dictionary<Guid, Unit> _units;
    private readonly ILookup<Guid?, Unit> _below;

    public UnitTree(IEnumerable<Unit> units)
    {
        _units = units.ToDictionary(u => u.Id);
        _below = _units.Values.OrderBy(u => u.Title, Swedish).ToLookup(u => u.ParentId);
    }

    /// <summary>Every unit with its depth, 0 at the top, each after the one above it.</summary>
    public IEnumerable<(Unit Unit, int Depth)> InOrder() => Below(null, 0);

    public Unit? Find(Guid id) => _units.GetValueOrDefault(id);

    /// <summary>The unit and those above it, the unit first.</summary>
    public IEnumerable<Unit> Upwards(Guid id)
    {
        var seen = new HashSet<Guid>();
        for (var unit = Find(id); unit is not null && seen.Add(unit.Id); unit = unit.ParentId is { } parent ? Find(parent) : null)
        {
            yield return unit;
        }
    }

    public string PathOf(Guid id) => string.Join(Separator, Upwards(id).Reverse().Select(u => u.Title));

    public UnitInfo Describe(Unit unit) => new(unit.Id, unit.Title, PathOf(unit.Id));

    /// <summary>True when a unit may stand below another: not below itself.</summary>
    public bool MayStandBelow(Guid unit, Guid parent) => Upwards(parent).All(u => u.Id != unit);

    private IEnumerable<(Unit, int)> Below(Guid? parent, int depth) =>
        _below[parent].SelectMany(u => Below(u.Id, depth + 1).Prepend((u, depth)));
}
