namespace Intranet.Search.Engine;

/// <summary>
/// Writes postings of pairs of neighbouring frequent terms, so that a phrase of common words need not look at every document that holds
/// them (H. E. Williams, J. Zobel and D. Bahle, "Fast phrase querying with combined indexes", 2004).
/// </summary>
internal static class PairWriter
{
    public static void Write(SegmentBuilder source, SegmentVocabulary vocabulary, List<int> frequent, byte[] norms, float averageLength, ByteWriter[] sections)
    {
        foreach (var place in frequent)
        {
            sections[(int)Section.FrequentTerms].UInt32((uint)place);
        }

        var postings = sections[(int)Section.PairPostings];
        var writer = new PostingsWriter(postings, averageLength);
        var codes = new List<int>();
        var starts = new List<int>();
        var frequencies = new List<int>();
        var numberOfTerm = new int[vocabulary.Terms.Count];
        Array.Fill(numberOfTerm, -1);
        for (var i = 0; i < frequent.Count; i++)
        {
            numberOfTerm[frequent[i]] = i;
        }

        void Occurrences(int row, ref OccurrenceList list)
        {
            var tokens = new TokenReader(source.Tokens.Written);
            tokens.StartDocument(source.Rows[row].TokensAt);
            while (tokens.NextField())
            {
                var before = -1;
                while (tokens.NextWord())
                {
                    var number = numberOfTerm[vocabulary.TermOfWord[tokens.Word]];
                    if (before >= 0 && number >= 0)
                    {
                        list.Add((before * frequent.Count) + number, 1);
                    }

                    before = number;
                }
            }
        }

        void Emit(int code, ReadOnlySpan<int> documents, ReadOnlySpan<int> counts)
        {
            codes.Add(code);
            starts.Add(postings.Length);
            frequencies.Add(documents.Length);
            writer.Write(documents, counts, norms);
        }

        if (frequent.Count > 0)
        {
            Inverter.Run(source.Rows.Count, frequent.Count * frequent.Count, Occurrences, Emit);
        }

        starts.Add(postings.Length);
        var output = sections[(int)Section.Pairs];
        output.UInt32((uint)codes.Count);
        output.Array<int>(codes.ToArray());
        output.Array<int>(frequencies.ToArray());
        output.Array<int>(starts.ToArray());
    }
}
