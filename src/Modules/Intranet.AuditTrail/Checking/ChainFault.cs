namespace Intranet.AuditTrail.Checking;

/// <summary>What is wrong with a chain.</summary>
internal enum FaultKind
{
    /// <summary>What a row says is not what was sealed.</summary>
    Changed,

    /// <summary>Rows between two others are gone.</summary>
    Missing,

    /// <summary>A row does not follow the one before it: moved, or put there later.</summary>
    OutOfOrder,

    /// <summary>Rows at the end are gone, or the head was set back.</summary>
    CutOff,

    /// <summary>Emptied rows that no erasure tells of, or not as it tells.</summary>
    ErasedWithoutProof,

    /// <summary>Rows that should have been sealed long ago.</summary>
    Unsealed,
}

/// <summary>A fault and where it is.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="From">First place in the chain.</param>
/// <param name="To">Last place in the chain.</param>
internal sealed record ChainFault(FaultKind Kind, long From, long To);

/// <summary>The end of a chain as somebody noted it: <c>1234:9f86d0…</c>.</summary>
internal sealed record NotedHead(long Sequence, string Hash)
{
    /// <summary>Reads a noted head; null when it is none.</summary>
    public static NotedHead? Parse(string? text)
    {
        var parts = (text ?? "").Trim().Split(':');
        return parts.Length == 2 && long.TryParse(parts[0], out var sequence) && sequence > 0 && parts[1].Length == 64 && parts[1].All(char.IsAsciiHexDigit)
            ? new NotedHead(sequence, parts[1].ToLowerInvariant())
            : null;
    }

    public override string ToString() => $"{Sequence}:{Hash}";
}

/// <summary>What a check found.</summary>
internal sealed record ChainReport
{
    /// <summary>Rows that were looked at.</summary>
    public required long Rows { get; init; }

    /// <summary>How many of them are erased, with proof.</summary>
    public required long Erased { get; init; }

    /// <summary>Rows that wait to be sealed.</summary>
    public required int Waiting { get; init; }

    /// <summary>The end of the chain; null where nothing is sealed yet.</summary>
    public required NotedHead? Head { get; init; }

    /// <summary>Until which place the network's store vouches for it; 0 where it does not.</summary>
    public required long AnchoredTo { get; init; }

    /// <summary>Empty when all is well; the first hundred.</summary>
    public required IReadOnlyList<ChainFault> Faults { get; init; }

    public bool IsWhole => Faults.Count == 0;
}
