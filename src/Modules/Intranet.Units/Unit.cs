using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Units;

/// <summary>A board or department. Lives in the organisation's own store.</summary>
internal sealed class Unit : Aggregate
{
    public const string Kind = "unit";
    public const int LongestTitle = 200;
    public const int LongestCode = 60;

    public override string? OutboxKind => Kind;

    public required string Title { get; set; }

    /// <summary>The unit above it; null at the top.</summary>
    public Guid? ParentId { get; set; }

    /// <summary>What it is called in the organisation's other systems; null when not given.</summary>
    public string? Code { get; set; }

    public required DateTime CreatedUtc { get; init; }

    /// <summary>Since when nothing new is written for it; null while it is open.</summary>
    public DateTime? ClosedUtc { get; set; }

    public string AccessLabel => Abstractions.AccessLabel.Unit(Id);
}

/// <summary>Somebody who works in a unit.</summary>
internal sealed class UnitMember
{
    public required Guid UnitId { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>The person as known when added.</summary>
    public required Actor Person { get; init; }
}
