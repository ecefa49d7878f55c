namespace Intranet.Search.Engine;

/// <summary>Puts the pieces of a typed query together.</summary>
internal sealed class QueryBuilder(MatchMode mode)
{
    private readonly List<BooleanClause> clauses = [];
    private readonly List<Query> words = [];
    private List<Query>? alternatives;
    private bool orPending;
    private bool notPending;

    // How the piece before this one was added, so that OR can take it back.
    private Action? undo;
    private Query? last;

    public void Add(QueryItem item)
    {
        if (clauses.Count + words.Count >= QueryParser.MaxClauses || IsConnective(item))
        {
            return;
        }

        var sign = notPending ? '-' : item.Sign;
        notPending = false;
        foreach (var (query, plain, exact) in Read(item))
        {
            Place(query, plain, exact, sign);
        }
    }

    public Query Build()
    {
        CloseAlternatives();
        var minimum = MinimumFor(mode, words);
        BooleanClause[] all = [.. clauses, .. words.Select(w => new BooleanClause(Occur.Should, w))];
        return all.Length == 0 ? new MatchNoneQuery() : new BooleanQuery(all, minimum);
    }

    /// <summary>How many of some words have to match.</summary>
    internal static int MinimumFor(MatchMode mode, IReadOnlyList<Query> words) => mode switch
    {
        MatchMode.All => words.Count,
        MatchMode.Auto => MinimumFor(words),
        _ => words.Count > 0 ? 1 : 0,
    };

    /// <summary>All of one or two words that rank, and three quarters of more.</summary>
    internal static int MinimumFor(int count) => count <= 2 ? count : Math.Max(2, count * 3 / 4);

    private static int MinimumFor(IReadOnlyList<Query> words)
    {
        var count = 0;
        foreach (var query in words)
        {
            if (query is not TermQuery term || !SwedishAnalyzer.Instance.IsStopWord(term.Word.ToLowerInvariant()))
            {
                count++;
            }
        }

        return MinimumFor(count);
    }

    private bool IsConnective(QueryItem item)
    {
        if (item.Quoted || item.Field is not null || item.Sign != '\0')
        {
            return false;
        }

        switch (item.Text)
        {
            case "OR" or "ELLER" or "|" or "||":
                orPending = last is not null;
                return true;
            case "AND" or "OCH" or "&&" or "&":
                return true;
            case "NOT" or "INTE":
                notPending = true;
                return true;
            default:
                return false;
        }
    }

    private static IEnumerable<(Query Query, bool Plain, bool Exact)> Read(QueryItem item)
    {
        var field = QueryFields.Resolve(item.Field);
        if (item.Field is not null && field is null)
        {
            // An unknown name before a colon is a word like any other ("kl:10", "SIP:en").
            return [.. Words(item.Field, null), .. item.Quoted ? Phrase(item.Text, null) : Words(item.Text, null)];
        }

        if (field is null || field == Fields.Title)
        {
            return item.Quoted ? Phrase(item.Text, field) : Words(item.Text, field);
        }

        return item.Text.Length == 0 ? [] : [(QueryFields.Filter(field, item.Text), false, true)];
    }

    private static IEnumerable<(Query Query, bool Plain, bool Exact)> Phrase(string text, string? field)
    {
        var count = Analyzer.For(Language.Swedish).Analyze(text).Count;
        return count switch
        {
            0 => [],
            _ => [(new PhraseQuery(text, 0, field), false, false)],
        };
    }

    private static IEnumerable<(Query Query, bool Plain, bool Exact)> Words(string text, string? field)
    {
        var tokens = Analyzer.For(Language.Swedish).Analyze(text);
        for (var i = 0; i < tokens.Count; i++)
        {
            var word = text.Substring(tokens[i].Start, tokens[i].Length);
            var suffix = i == tokens.Count - 1 ? text[(tokens[i].Start + tokens[i].Length)..] : "";
            Query query = suffix switch
            {
                "*" => new PrefixQuery(word, field),
                "~" or "~2" => new FuzzyQuery(word, 2, field),
                "~1" => new FuzzyQuery(word, 1, field),
                _ => new TermQuery(word, field),
            };
            yield return (query, field is null, false);
        }
    }

    private void Place(Query query, bool plain, bool exact, char sign)
    {
        if (sign == '-')
        {
            CloseAlternatives();
            clauses.Add(new BooleanClause(Occur.MustNot, query));
            last = null;
            return;
        }

        if (orPending && last is not null)
        {
            undo?.Invoke();
            undo = null;
            alternatives ??= [last];
            alternatives.Add(query);
            last = query;
            orPending = false;
            return;
        }

        orPending = false;
        CloseAlternatives();
        last = query;
        if (plain && sign != '+')
        {
            words.Add(query);
            undo = () => words.RemoveAt(words.Count - 1);
            return;
        }

        clauses.Add(new BooleanClause(exact ? Occur.Filter : Occur.Must, query));
        undo = () => clauses.RemoveAt(clauses.Count - 1);
    }

    private void CloseAlternatives()
    {
        if (alternatives is not null)
        {
            clauses.Add(new BooleanClause(Occur.Must, BooleanQuery.Or(alternatives)));
        }

        alternatives = null;
    }
}
