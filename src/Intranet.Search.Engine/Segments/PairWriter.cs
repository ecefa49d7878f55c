namespace Intranet.Search.Engine;

/// <summary>
/// Writes postings of pairs of neighbouring frequent terms, so that a phrase of common words need not look at every document that holds
/// them (H. E. Williams, J. Zobel and D. Bahle, "Fast phrase querying with combined indexes", 2004).
/// </summary>
internal sealed class PairWriter
{
    private const int MaxFrequent = 1_500;

    private readonly SegmentSource source;
    private readonly IReadOnlyList<(int Term, int Documents)> frequent;
    private readonly int[] numberOfWord;

    /// <param name="source">The documents.</param>
    /// <param name="frequent">Terms that <see cref="PairRule"/> asks for, in order, and in how many documents each is.</param>
    public PairWriter(SegmentSource source, IReadOnlyList<(int Term, int Documents)> frequent)
    {
        this.source = source;
        this.frequent = frequent.Count <= MaxFrequent ? frequent : [.. frequent.OrderByDescending(f => f.Documents).Take(MaxFrequent).OrderBy(f => f.Term)];
        var numberOfTerm = this.frequent.Select((f, i) => KeyValuePair.Create(f.Term, i)).ToDictionary();
        numberOfWord = [.. source.TermOfWord.ToArray().Select(t => numberOfTerm.GetValueOrDefault(t, -1))];
    }

    public void Write(byte[] norms, float averageLength, ByteWriter[] sections)
    {
        foreach (var (term, _) in frequent)
        {
            sections[(int)Section.FrequentTerms].UInt32((uint)term);
        }

        var postings = sections[(int)Section.PairPostings];
        var writer = new PostingsWriter(postings, averageLength);
        var (codes, starts, frequencies) = (new List<int>(), new List<int>(), new List<int>());
        if (frequent.Count > 0)
        {
            Inverter.Run(source.Rows.Count, frequent.Count * frequent.Count, Occurrences, (code, documents, counts) =>
            {
                codes.Add(code);
                starts.Add(postings.Length);
                frequencies.Add(documents.Length);
                writer.Write(documents, counts, norms);
            });
        }

        starts.Add(postings.Length);
        var output = sections[(int)Section.Pairs];
        output.UInt32((uint)codes.Count);
        output.Array<int>(codes.ToArray());
        output.Array<int>(frequencies.ToArray());
        output.Array<int>(starts.ToArray());
    }

    private void Occurrences(int document, ref OccurrenceList list)
    {
        var documents = source.Rows.Count;
        var fields = new FieldWords(source.Read(document));
        while (fields.MoveNext())
        {
            var before = -1;
            foreach (var word in fields.Words)
            {
                var number = numberOfWord[word];
                if (before >= 0 && number >= 0 && PairRule.Holds(documents, frequent[before].Documents, frequent[number].Documents))
                {
                    list.Add((before * frequent.Count) + number, 1);
                }

                before = number;
            }
        }
    }
}
