using System.Security.Cryptography;
using Intranet.Data;

namespace Intranet.AuditTrail.Checking;

/// <summary>Takes a chain's rows in the order of their places and remembers what is wrong.</summary>
internal sealed class ChainWalk(ErasureClaims claims)
{
    private const int MostFaults = 100;
    private readonly List<ChainFault> _faults = [];
    private readonly List<NotedHead> _expected = [];
    private readonly HashSet<long> _met = [];
    private readonly Dictionary<Guid, Group> _erased = [];
    private byte[] _previous = AuditHash.Origin;
    private long _place;

    public long Rows { get; private set; }

    public long Erased { get; private set; }

    public IReadOnlyList<ChainFault> Faults => _faults;

    /// <summary>Demands that the chain passes through a head that was kept elsewhere.</summary>
    public void Expect(NotedHead? head)
    {
        if (head is not null)
        {
            _expected.Add(head);
        }
    }

    public void Take(AuditEntry row)
    {
        var sequence = row.SealSequence!.Value;
        Rows++;
        if (sequence != _place + 1)
        {
            Add(FaultKind.Missing, _place + 1, sequence - 1);
        }
        else if (!Same(row.SealPrevious, _previous))
        {
            Add(FaultKind.OutOfOrder, sequence, sequence);
        }

        CheckContent(row, sequence);
        foreach (var head in _expected.Where(h => h.Sequence == sequence))
        {
            _met.Add(sequence);
            if (row.SealHash is null || Convert.ToHexStringLower(row.SealHash) != head.Hash)
            {
                Add(FaultKind.OutOfOrder, sequence, sequence);
            }
        }

        (_place, _previous) = (sequence, row.SealHash ?? AuditHash.Origin);
    }

    /// <summary>Compares the end of the chain with its head, and the erased rows with what erasures tell.</summary>
    /// <param name="head">The store's head; null where there is none.</param>
    /// <param name="last">The highest place that a row had before the head was read.</param>
    public void End(AuditHead? head, long last)
    {
        var isCut = head is null ? last > 0 : head.Sequence != _place || last > head.Sequence || !Same(head.Hash, _previous);
        if (isCut)
        {
            Add(FaultKind.CutOff, Math.Min(_place, head?.Sequence ?? 0) + 1, Math.Max(last, head?.Sequence ?? last));
        }

        foreach (var missed in _expected.Where(h => h.Sequence > _place && !_met.Contains(h.Sequence)))
        {
            Add(FaultKind.CutOff, _place + 1, missed.Sequence);
        }

        foreach (var (erasure, group) in _erased)
        {
            if (claims.Tells(erasure, group.Count, Convert.ToHexStringLower(group.Digest.GetHashAndReset())))
            {
                Erased += group.Count;
            }
            else
            {
                Add(FaultKind.ErasedWithoutProof, group.From, group.To);
            }

            group.Digest.Dispose();
        }
    }

    public void Add(FaultKind kind, long from, long to)
    {
        if (_faults.Count < MostFaults)
        {
            _faults.Add(new ChainFault(kind, from, Math.Max(from, to)));
        }
    }

    private void CheckContent(AuditEntry row, long sequence)
    {
        if (row.SealContent is null || row.SealHash is null || row.SealPrevious is null
            || !Same(AuditHash.OfPlace(sequence, row.SealPrevious, row.SealContent), row.SealHash))
        {
            Add(FaultKind.Changed, sequence, sequence);
            return;
        }

        if (row.ErasureId is { } erasure)
        {
            if (!_erased.TryGetValue(erasure, out var group))
            {
                _erased[erasure] = group = new Group(sequence);
            }

            group.Take(row);
            if (row.SealSalt is not null || row.Actor is not null || row.Data is not null || row.Unit is not null || row.Address is not null || row.SubjectId != Guid.Empty)
            {
                Add(FaultKind.Changed, sequence, sequence);
            }
        }
        else if (row.SealSalt is null || !Same(AuditHash.OfContent(row, row.SealSalt), row.SealContent))
        {
            Add(FaultKind.Changed, sequence, sequence);
        }
    }

    private static bool Same(byte[]? left, byte[]? right) => left is not null && right is not null && left.AsSpan().SequenceEqual(right);

    private sealed class Group(long from)
    {
        public long From { get; } = from;

        public long To { get; private set; }

        public int Count { get; private set; }

        public IncrementalHash Digest { get; } = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public void Take(AuditEntry row)
        {
            To = row.SealSequence!.Value;
            Count++;
            AuditHash.AddErased(Digest, row);
        }
    }
}
