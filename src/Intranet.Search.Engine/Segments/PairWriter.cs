namespace Intranet.Search.Engine;

/// <summary>
/// Writes postings of pairs of neighbouring frequent terms, so that a phrase of common words need not look at every document that holds
/// them (H. E. Williams, J. Zobel and D. Bahle, "Fast phrase querying with combined indexes", 2004).
/// </summary>
internal sealed class PairWriter
{
    private const int MaxFrequent = 1_500;

    private readonly int documents;
    private readonly IReadOnlyList<(int Term, int Documents, DocumentRanks Ranks)> frequent;
    private readonly int[] documentsOf;
    private readonly int[] numberOfWord;
    private readonly IntBuffer pairs = new();
    private readonly IntBuffer starts = new();

    /// <param name="source">The documents.</param>
    /// <param name="frequent">Terms that <see cref="PairRule"/> asks for, in order, in how many documents each is, and in which.</param>
    public PairWriter(SegmentSource source, IReadOnlyList<(int Term, int Documents, DocumentRanks Ranks)> frequent)
    {
        documents = source.Rows.Count;
        this.frequent = frequent.Count <= MaxFrequent ? frequent : [.. frequent.OrderByDescending(f => f.Documents).Take(MaxFrequent).OrderBy(f => f.Term)];
        documentsOf = [.. this.frequent.Select(f => f.Documents)];
        var numberOfTerm = this.frequent.Select((f, i) => KeyValuePair.Create(f.Term, i)).ToDictionary();
        numberOfWord = [.. source.TermOfWord.ToArray().Select(t => numberOfTerm.GetValueOrDefault(t, -1))];
    }

    /// <summary>Starts the next document.</summary>
    public void StartDocument() => starts.Add(pairs.Count);

    /// <summary>Takes a field of the document that was started last.</summary>
    public void Add(ReadOnlySpan<int> words)
    {
        if (documentsOf.Length == 0)
        {
            return;
        }

        var before = -1;
        foreach (var word in words)
        {
            var number = numberOfWord[word];
            if (before >= 0 && number >= 0 && PairRule.Holds(documents, documentsOf[before], documentsOf[number]))
            {
                pairs.Add((before * documentsOf.Length) + number);
            }

            before = number;
        }
    }

    public void Write(byte[] norms, float averageLength, ByteWriter[] sections)
    {
        foreach (var (term, _, _) in frequent)
        {
            sections[(int)Section.FrequentTerms].UInt32((uint)term);
        }

        var postings = sections[(int)Section.PairPostings];
        var writer = new PostingsWriter(postings, averageLength);
        var inRarer = new IntBuffer();
        var (codes, places, frequencies) = (new List<int>(), new List<int>(), new List<int>());
        new Inverter(pairs.Items, starts.Items, frequent.Count * frequent.Count).Run((code, found, counts) =>
        {
            codes.Add(code);
            places.Add(postings.Length);
            frequencies.Add(found.Length);
            var (first, second) = (frequent[code / frequent.Count], frequent[code % frequent.Count]);
            var rarer = PairRule.IsFirstRarer(first.Documents, second.Documents) ? first : second;
            inRarer.Clear();
            foreach (var document in found)
            {
                inRarer.Add(rarer.Ranks.Of(document));
            }

            writer.WritePart(found, inRarer.Items, counts, norms);
        });

        places.Add(postings.Length);
        var output = sections[(int)Section.Pairs];
        output.UInt32((uint)codes.Count);
        output.Array<int>(codes.ToArray());
        output.Array<int>(frequencies.ToArray());
        output.Array<int>(places.ToArray());
    }
}
