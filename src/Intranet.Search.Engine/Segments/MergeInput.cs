using System.Runtime.InteropServices;

namespace Intranet.Search.Engine;

/// <summary>One segment of a merge: where its documents, fields, words and terms go.</summary>
internal sealed class MergeInput
{
    private readonly int[] termPlaces;
    private readonly List<int> origins = [];
    private readonly int[] wordPlaces;

    public MergeInput(LiveSegment live, int start)
    {
        Live = live;
        Start = start;
        Targets = new int[live.Segment.Count];
        for (var document = 0; document < Targets.Length; document++)
        {
            if (live.IsDead(document))
            {
                Targets[document] = -1;
                continue;
            }

            Targets[document] = start + origins.Count;
            origins.Add(document);
        }

        Terms = new MergeTerms(live.Segment.Terms);
        Words = new MergeTerms(live.Segment.Words);
        termPlaces = new int[Terms.Count];
        wordPlaces = new int[Words.Count];
        Array.Fill(wordPlaces, -1);
    }

    public LiveSegment Live { get; }

    public Segment Segment => Live.Segment;

    /// <summary>The first document of the merged segment that comes from here.</summary>
    public int Start { get; }

    /// <summary>The document after the last that comes from here.</summary>
    public int End => Start + origins.Count;

    /// <summary>By document: its number in the merged segment; -1 for a dead one.</summary>
    public int[] Targets { get; }

    public MergeTerms Terms { get; }

    public MergeTerms Words { get; }

    /// <summary>By field: its number in the merged segment.</summary>
    public int[] FieldNumbers { get; set; } = [];

    /// <summary>By rank of the word: its place in the merged segment.</summary>
    public int[] PlaceOfRank { get; private set; } = [];

    public int OriginOf(int document) => origins[document - Start];

    public void PlaceTerm(int term, int place) => termPlaces[term] = place;

    public void PlaceWord(int word, int place) => wordPlaces[word] = place;

    /// <summary>Goes on from places in the dictionary of words, once all are known, to ranks.</summary>
    public void FinishWords() => PlaceOfRank = [.. Segment.Array<int>(Section.WordOfRank).ToArray().Select(w => wordPlaces[w])];

    /// <summary>For each word of the merged segment that comes from here: the place of its stem there.</summary>
    public void TellTerms(Span<int> termOfWord)
    {
        var terms = Segment.Array<int>(Section.TermOfRank);
        for (var rank = 0; rank < terms.Length; rank++)
        {
            if (PlaceOfRank[rank] >= 0)
            {
                termOfWord[PlaceOfRank[rank]] = termPlaces[terms[rank]];
            }
        }
    }

    /// <summary>Adds in how many open documents each word stands.</summary>
    public void AddOpenFrequencies(Span<int> sums)
    {
        var frequencies = Segment.Array<int>(Section.WordFrequencies);
        for (var word = 0; word < frequencies.Length; word++)
        {
            if (wordPlaces[word] >= 0)
            {
                sums[wordPlaces[word]] += frequencies[word] - (Live.Dead is null ? 0 : Live.Corrections.OfWord(word));
            }
        }
    }

    /// <summary>By place: whether a document that is not dead holds the word. Null when nothing is dead, so that every one is held.</summary>
    public bool[]? WordsInUse()
    {
        if (Live.Dead is null)
        {
            return null;
        }

        var used = new bool[Words.Count];
        var places = Segment.Array<int>(Section.WordOfRank);
        foreach (var document in CollectionsMarshal.AsSpan(origins))
        {
            var tokens = Segment.TokensOf(document);
            while (tokens.MoveNext())
            {
                used[places[tokens.Word]] = true;
            }
        }

        return used;
    }

    /// <summary>Adds the fields of a document, as <see cref="FieldWords"/> walks them.</summary>
    public void Read(int document, IntBuffer fields)
    {
        var tokens = Segment.TokensOf(OriginOf(document));
        var places = PlaceOfRank;
        while (tokens.NextField())
        {
            fields.Add(FieldNumbers[tokens.Field]);
            fields.Add(0);
            var start = fields.Count;
            while (tokens.NextWord())
            {
                fields.Add(places[tokens.Word]);
            }

            fields[start - 1] = fields.Count - start;
        }
    }

    /// <summary>Adds the postings of a term, without dead documents, under their new numbers.</summary>
    public void AddPostings(int term, PostingsCursor cursor, IntBuffer documents, IntBuffer counts)
    {
        cursor.Open(Segment.Bytes, Terms.Info(term) with { Offset = Terms.Info(term).Offset + Segment.OffsetOf(Section.Postings) });
        for (var block = 0; block < cursor.BlockCount; block++)
        {
            cursor.Load(block);
            var from = cursor.Documents;
            var frequencies = cursor.Frequencies();
            if (Live.Dead is null)
            {
                var moved = documents.Take(from.Length);
                for (var i = 0; i < from.Length; i++)
                {
                    moved[i] = from[i] + Start;
                }

                frequencies.CopyTo(counts.Take(frequencies.Length));
                continue;
            }

            for (var i = 0; i < from.Length; i++)
            {
                if (Targets[from[i]] >= 0)
                {
                    documents.Add(Targets[from[i]]);
                    counts.Add(frequencies[i]);
                }
            }
        }
    }
}
