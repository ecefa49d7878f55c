using Intranet.Ui;

namespace Intranet.Units.Features.ListUnits;

/// <summary>The organisation's boards and departments; those of the reader lead on.</summary>
internal sealed class ListUnitsPage(UnitReader units) : IntranetPage
{
    /// <summary>What is shown, with its path; closed ones to their own people only.</summary>
    public IReadOnlyList<(Unit Unit, string? Path)> Units { get; private set; } = [];

    public IReadOnlySet<Guid> Reach { get; private set; } = new HashSet<Guid>();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var tree = await units.TreeAsync(cancellationToken);
        Reach = await units.GetReachAsync(cancellationToken);
        Units =
        [
            .. tree.InOrder().Where(u => u.Unit.ClosedUtc is null || Reach.Contains(u.Unit.Id))
                .Select(u => (u.Unit, u.Depth == 0 ? null : tree.PathOf(u.Unit.Id))),
        ];
    }
}
