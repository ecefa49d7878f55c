namespace Intranet.Search.Engine;

/// <summary>
/// Merges segments: what is alive in them, in their order. Postings are moved as they are and not made anew from the words; words are
/// translated by number; stored documents stay packed where nothing of a chunk is dead.
/// </summary>
internal sealed class SegmentMerge : SegmentSource
{
    private readonly MergeInput[] inputs;
    private readonly IntBuffer fields = new();
    private readonly List<byte[]> words = [];
    private int[] openFrequencies = [];
    private int[] termOfWord = [];
    private int current;

    public SegmentMerge(IReadOnlyList<LiveSegment> sources)
    {
        inputs = new MergeInput[sources.Count];
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = new MergeInput(sources[i], i == 0 ? 0 : inputs[i - 1].End);
            AddDocuments(inputs[i]);
        }

        MergeWords();
    }

    /// <inheritdoc/>
    public override bool IsLasting => true;

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Words => words;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> OpenFrequencies => openFrequencies;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> TermOfWord => termOfWord;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> Read(int document)
    {
        if (document < inputs[current].Start)
        {
            current = 0;
        }

        while (document >= inputs[current].End)
        {
            current++;
        }

        fields.Clear();
        inputs[current].Read(document, fields);
        return fields.Items;
    }

    /// <inheritdoc/>
    public override void Terms(TermSink sink)
    {
        var cursor = new PostingsCursor();
        var (documents, counts) = (new IntBuffer(), new IntBuffer());
        var count = 0;
        MergeTerms.Walk([.. inputs.Select(i => i.Terms)], (term, places) =>
        {
            documents.Clear();
            counts.Clear();
            for (var i = 0; i < inputs.Length; i++)
            {
                if (places[i] >= 0)
                {
                    inputs[i].AddPostings(places[i], cursor, documents, counts);
                    inputs[i].PlaceTerm(places[i], count);
                }
            }

            if (documents.Count > 0)
            {
                sink(term, documents.Items, counts.Items);
                count++;
            }
        });

        termOfWord = new int[words.Count];
        foreach (var input in inputs)
        {
            input.TellTerms(termOfWord);
        }
    }

    /// <summary>Dead documents of the sources as dead documents of the merged segment; null for none.</summary>
    public ulong[]? Translate(IReadOnlyList<ulong[]?> dead)
    {
        ulong[]? translated = null;
        for (var i = 0; i < inputs.Length; i++)
        {
            var targets = inputs[i].Targets;
            for (var document = 0; dead[i] is { } bits && document < targets.Length; document++)
            {
                if (targets[document] >= 0 && Bitmap.Get(bits, document))
                {
                    Bitmap.Set(translated ??= Bitmap.Create(Rows.Count), targets[document]);
                }
            }
        }

        return translated;
    }

    private void AddDocuments(MergeInput input)
    {
        var segment = input.Segment;
        input.FieldNumbers = [.. segment.Fields.Select(f => Field(f.Name, f.Weight))];
        Stored.AddAll(input.Live);
        foreach (var (field, column) in segment.Keywords)
        {
            column.CopyTo(Column(Keywords, field), input.Targets);
        }

        foreach (var (field, column) in segment.Numbers)
        {
            column.CopyTo(Column(Numbers, field), input.Targets);
        }

        for (var document = input.Start; document < input.End; document++)
        {
            var origin = input.OriginOf(document);
            Rows.Add(new SegmentRow
            {
                Key = segment.Key(origin),
                Version = segment.Version(origin),
                Language = segment.LanguageOf(origin),
                Label = Label(segment.Labels[segment.LabelOf(origin)]),
                IsTombstone = segment.IsTombstone(origin),
                Length = segment.LengthOf(origin),
            });
        }
    }

    // A word that only dead documents hold is left out.
    private void MergeWords()
    {
        var used = Array.ConvertAll(inputs, i => i.WordsInUse());
        MergeTerms.Walk([.. inputs.Select(i => i.Words)], (word, places) =>
        {
            var kept = false;
            for (var i = 0; i < inputs.Length; i++)
            {
                if (places[i] >= 0 && used[i]?[places[i]] != false)
                {
                    inputs[i].PlaceWord(places[i], words.Count);
                    kept = true;
                }
            }

            if (kept)
            {
                words.Add(word);
            }
        });

        openFrequencies = new int[words.Count];
        foreach (var input in inputs)
        {
            input.FinishWords();
            input.AddOpenFrequencies(openFrequencies);
        }
    }
}
