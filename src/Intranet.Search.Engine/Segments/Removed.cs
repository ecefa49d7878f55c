using System.Text;

namespace Intranet.Search.Engine;

/// <summary>
/// Statistics of the open documents of a segment that are dead: subtracted from what the file says, so that scores are always those of an
/// index that never held them. Made from the forward list when first asked for.
/// </summary>
internal sealed class Removed
{
    private readonly Dictionary<int, int> terms;
    private readonly Dictionary<int, int> words;
    private readonly Dictionary<uint, int> grams;
    private readonly (long Count, long Length)[] sums;

    /// <param name="live">The segment.</param>
    /// <param name="openLabel">The place of the open label; -1 when the segment has none.</param>
    /// <param name="before">What was removed at an earlier commit; null for nothing.</param>
    /// <param name="deadBefore">The documents that were dead then; null for none.</param>
    public Removed(LiveSegment live, int openLabel, Removed? before, ulong[]? deadBefore)
    {
        terms = before is null ? [] : new(before.terms);
        words = before is null ? [] : new(before.words);
        grams = before is null ? [] : new(before.grams);
        sums = before is null ? new (long, long)[TermSpace.Languages] : [.. before.sums];
        var isDeadBefore = before is null ? null : deadBefore;
        var segment = live.Segment;
        if (live.Dead is null)
        {
            return;
        }

        for (var i = 0; i < segment.Count; i++)
        {
            if (live.IsDead(i) && (isDeadBefore is null || !Bitmap.Get(isDeadBefore, i)) && !segment.IsTombstone(i) && segment.LabelOf(i) == openLabel)
            {
                Add(segment, i);
            }
        }
    }

    public int OfTerm(int term) => terms.GetValueOrDefault(term);

    public int OfWord(int place) => words.GetValueOrDefault(place);

    public int OfGram(uint hash) => grams.GetValueOrDefault(hash);

    public (long Count, long Length) OfLanguage(Language language) => sums[(int)language];

    private void Add(Segment segment, int document)
    {
        var language = segment.LanguageOf(document);
        ref var sum = ref sums[(int)language];
        sum = (sum.Count + 1, sum.Length + segment.LengthOf(document));
        var tokens = segment.TokensOf(document);
        var ranks = new HashSet<int>();
        var found = new HashSet<int>();
        var titleTerms = new HashSet<int>();
        while (tokens.NextField())
        {
            var inTitle = segment.Fields[tokens.Field].Name == Fields.Title;
            while (tokens.NextWord())
            {
                ranks.Add(tokens.Word);
                var term = segment.Array<int>(Section.TermOfRank)[tokens.Word];
                found.Add(term);
                if (inTitle)
                {
                    titleTerms.Add(term);
                }
            }
        }

        foreach (var term in found)
        {
            terms[term] = terms.GetValueOrDefault(term) + 1;
        }

        foreach (var term in titleTerms)
        {
            AddTitleTerm(segment, term);
        }

        foreach (var rank in ranks)
        {
            AddWord(segment, segment.WordOfRank(rank), language);
        }
    }

    private void AddTitleTerm(Segment segment, int term)
    {
        var walk = segment.Terms.At(term);
        walk.MoveNext();
        var title = walk.Current.ToArray();
        title[0] += TermSpace.Languages;
        if (segment.Terms.TryFind(title, out var info))
        {
            terms[info.Ordinal] = terms.GetValueOrDefault(info.Ordinal) + 1;
        }
    }

    private void AddWord(Segment segment, int place, Language language)
    {
        words[place] = words.GetValueOrDefault(place) + 1;
        if (language != Language.Swedish)
        {
            return;
        }

        var walk = segment.Words.At(place);
        walk.MoveNext();
        Span<char> text = stackalloc char[Analyzer.MaxWordLength + 1];
        Span<uint> hashes = stackalloc uint[Grams.MaxPerWord];
        var length = Encoding.UTF8.GetChars(walk.Current[1..], text);
        hashes = hashes[..Grams.Of(text[..length], hashes)];
        hashes.Sort();
        for (var i = 0; i < hashes.Length; i++)
        {
            if (i == 0 || hashes[i] != hashes[i - 1])
            {
                grams[hashes[i]] = grams.GetValueOrDefault(hashes[i]) + 1;
            }
        }
    }
}
