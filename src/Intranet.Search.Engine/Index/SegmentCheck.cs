namespace Intranet.Search.Engine;

/// <summary>Builds the postings, lengths and statistics of a segment anew from its words in order, and compares.</summary>
internal sealed class SegmentCheck(LiveSegment live, List<string> problems)
{
    private readonly Segment segment = live.Segment;

    public void Run()
    {
        var before = problems.Count;
        CheckDictionary(segment.Words, "words");
        CheckDictionary(segment.Terms, "terms");
        if (problems.Count == before)
        {
            CheckPostings();
            CheckWords();
            CheckPairs();
            CheckDocuments();
        }
    }

    private void Report(string problem) => problems.Add($"Segment {segment.Name}: {problem}");

    private void CheckDictionary(TermDictionary dictionary, string name)
    {
        var walk = dictionary.At(0);
        byte[] last = [];
        var count = 0;
        while (walk.MoveNext())
        {
            if (count++ > 0 && walk.Current.SequenceCompareTo(last) <= 0)
            {
                Report($"the {name} are not in order at {walk.Ordinal}.");
                return;
            }

            last = walk.Current.ToArray();
            if (!dictionary.TryFind(last, out var found) || found.Ordinal != walk.Ordinal)
            {
                Report($"one of the {name} is not found where it is, at {walk.Ordinal}.");
                return;
            }
        }
    }

    private void CheckPostings()
    {
        var expected = ExpectedPostings();
        var walk = segment.Terms.At(0);
        while (walk.MoveNext())
        {
            var info = walk.Info;
            var cursor = new PostingsCursor();
            cursor.Open(segment.Bytes, info with { Offset = info.Offset + segment.OffsetOf(Section.Postings) });
            var list = expected.GetValueOrDefault(walk.Ordinal) ?? [];
            if (!Same(cursor, list))
            {
                Report($"the postings of {TermSpace.Text(walk.Current)} differ from the documents' words.");
            }

            if (info.OpenDocumentFrequency != list.Count(p => IsOpen(p.Document)))
            {
                Report($"the number of open documents with {TermSpace.Text(walk.Current)} is wrong.");
            }
        }
    }

    private void CheckWords()
    {
        var expected = new int[segment.WordCount];
        var places = segment.Array<int>(Section.WordOfRank);
        var seen = new HashSet<int>();
        for (var document = 0; document < segment.Count; document++)
        {
            seen.Clear();
            var tokens = segment.TokensOf(document);
            while (IsOpen(document) && tokens.MoveNext())
            {
                expected[places[tokens.Word]] += seen.Add(tokens.Word) ? 1 : 0;
            }
        }

        if (!segment.Array<int>(Section.WordFrequencies).SequenceEqual(expected))
        {
            Report("the number of open documents by word is wrong.");
        }
    }

    private void CheckPairs()
    {
        var terms = new TermInfo[segment.Terms.Count];
        var walk = segment.Terms.At(0);
        while (walk.MoveNext())
        {
            terms[walk.Ordinal] = walk.Info;
        }

        var pairs = new PairIndex(segment);
        foreach (var ((first, second), list) in ExpectedPairs())
        {
            if (pairs.Knows(terms[first], terms[second]) && (pairs.Open(terms[first], terms[second]) is not { } cursor || !Same(cursor, list)))
            {
                Report($"the postings of the pair {first}, {second} differ from the documents' words.");
            }
        }
    }

    private Dictionary<(int First, int Second), List<(int Document, int Count)>> ExpectedPairs()
    {
        var all = new Dictionary<(int, int), List<(int Document, int Count)>>();
        var frequent = segment.Array<int>(Section.FrequentTerms).ToArray().ToHashSet();
        for (var document = 0; document < segment.Count && frequent.Count > 0; document++)
        {
            var tokens = segment.TokensOf(document);
            while (tokens.NextField())
            {
                for (var before = -1; tokens.NextWord();)
                {
                    var term = segment.Array<int>(Section.TermOfRank)[tokens.Word];
                    if (frequent.Contains(before) && frequent.Contains(term))
                    {
                        Add(all, (before, term), document, 1);
                    }

                    before = term;
                }
            }
        }

        return all;
    }

    private bool IsOpen(int document) => !segment.IsTombstone(document) && segment.Labels[segment.LabelOf(document)] == AccessLabels.Open;

    private static bool Same(PostingsCursor cursor, List<(int Document, int Count)> expected)
    {
        if (cursor.DocumentCount != expected.Count)
        {
            return false;
        }

        var at = 0;
        for (var block = 0; block < cursor.BlockCount; block++)
        {
            cursor.Load(block);
            var documents = cursor.Documents;
            var counts = cursor.Frequencies();
            for (var i = 0; i < documents.Length; i++, at++)
            {
                if (at >= expected.Count || documents[i] != expected[at].Document || counts[i] != expected[at].Count)
                {
                    return false;
                }
            }

            if (cursor.LastDocument(block) < documents[^1])
            {
                return false;
            }
        }

        return at == expected.Count;
    }

    private Dictionary<int, List<(int Document, int Count)>> ExpectedPostings()
    {
        var all = new Dictionary<int, List<(int Document, int Count)>>();
        var titleTerms = new Dictionary<int, int>();
        for (var document = 0; document < segment.Count; document++)
        {
            var tokens = segment.TokensOf(document);
            while (tokens.NextField())
            {
                var (name, weight) = segment.Fields[tokens.Field];
                while (tokens.NextWord())
                {
                    var term = segment.Array<int>(Section.TermOfRank)[tokens.Word];
                    Add(all, term, document, weight);
                    if (name == Fields.Title)
                    {
                        Add(all, TitleTerm(term, titleTerms), document, 1);
                    }
                }
            }
        }

        return all;
    }

    private int TitleTerm(int term, Dictionary<int, int> known)
    {
        if (known.TryGetValue(term, out var titleTerm))
        {
            return titleTerm;
        }

        var walk = segment.Terms.At(term);
        walk.MoveNext();
        var title = walk.Current.ToArray();
        title[0] += TermSpace.Languages;
        return known[term] = segment.Terms.TryFind(title, out var info) ? info.Ordinal : -1;
    }

    private static void Add<T>(Dictionary<T, List<(int Document, int Count)>> all, T term, int document, int weight)
        where T : notnull
    {
        var list = all.TryGetValue(term, out var held) ? held : all[term] = [];
        if (list.Count > 0 && list[^1].Document == document)
        {
            list[^1] = (document, list[^1].Count + weight);
        }
        else
        {
            list.Add((document, weight));
        }
    }

    private void CheckDocuments()
    {
        var stored = new StoredReader(segment);
        for (var document = 0; document < segment.Count; document++)
        {
            var key = segment.Key(document);
            if (segment.KeyHashes[document] != (uint)(KeyHash.Of(key) >> 32) || !segment.DocumentsOf(key).Contains(document))
            {
                Report($"document {document} is not found by its key.");
            }

            if (segment.Norms[document] != NormCode.Encode(segment.LengthOf(document)))
            {
                Report($"the length of document {document} is wrong.");
            }

            CheckColumns(stored.Read(document), document);
        }
    }

    private void CheckColumns(Document read, int document)
    {
        foreach (var (field, value) in read.Keywords)
        {
            if (!segment.Keywords.TryGetValue(field, out var column) || !column.ValuesOf(document).Contains(value))
            {
                Report($"the value of {field} of document {document} is missing from its column.");
            }
        }

        foreach (var (field, value) in read.Numbers)
        {
            if (!segment.Numbers.TryGetValue(field, out var column) || !column.TryGet(document, out var held) || held != value)
            {
                Report($"the number {field} of document {document} differs from its column.");
            }
        }
    }
}
