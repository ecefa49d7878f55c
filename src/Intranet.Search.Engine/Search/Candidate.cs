namespace Intranet.Search.Engine;

/// <summary>A document that may become a hit.</summary>
/// <param name="Segment">Which segment of the search.</param>
/// <param name="Document">Its number in the segment.</param>
/// <param name="Order">What it is ordered by, greatest first: score or date.</param>
/// <param name="Tie">Settles equal orders, smallest first; the hash of the key, the same in every index.</param>
internal readonly record struct Candidate(int Segment, int Document, long Order, ulong Tie)
{
    public bool IsBefore(in Candidate other) => Order != other.Order ? Order > other.Order : Tie < other.Tie;
}
