namespace Intranet.Search.Engine.Tests;

/// <summary>Random documents and queries over few words, so that everything meets everything.</summary>
internal sealed class RandomCorpus(int seed)
{
    private static readonly string[] Vocabulary =
    [
        "snö", "röjning", "snöröjning", "väg", "vägar", "kommun", "kommuner", "skola", "skolor", "skjuts", "skolskjuts", "och", "i", "på", "barn",
        "barnomsorg", "omsorg", "äldre", "äldreomsorg", "vård", "vårdplats", "plats", "vinter", "sommar", "cykel", "cykelväg", "bidrag", "ansökan", "beslut", "2024",
    ];

    private static readonly string[] Labels = [AccessLabels.Open, AccessLabels.Open, AccessLabels.Open, "community/1", "community/2"];

    private readonly Random random = new(seed);

    public Document Document(int number, long version) => Describe(new Document($"doc/{number}", version) { AccessLabel = Pick(Labels) });

    public Query Query(int depth = 0) => random.Next(depth > 2 ? 6 : 9) switch
    {
        0 or 1 => new TermQuery(Word(), Pick([null, null, Fields.Title, Fields.Body])),
        2 => new PhraseQuery(Words(random.Next(1, 4)), random.Next(3) == 0 ? random.Next(4) : 0, Pick([null, null, Fields.Title])),
        3 => new PrefixQuery(Word()[..1] + Pick(["", "ä", "k", "n"])),
        4 => new FuzzyQuery(Word(), random.Next(1, 3)),
        5 => Pick<Query>([new KeywordQuery(Fields.Kind, "CASE"), new RangeQuery(Fields.Updated, random.Next(50), random.Next(50, 100)), new MatchAllQuery()]),
        _ => new BooleanQuery([.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => new BooleanClause(Pick(Enum.GetValues<Occur>()), Query(depth + 1)))], random.Next(3)),
    };

    public SearchRequest Request() => new()
    {
        Query = Query(),
        Similarity = Similarity.Bm25,
        Size = 1_000,
        DidYouMean = false,
        Filters = random.Next(3) == 0 ? [new KeywordFilter(Fields.Kind, Pick(["case", "thread"])), new KeywordFilter(Fields.Tag, "a", "b")] : [],
        Ranges = random.Next(4) == 0 ? [new RangeQuery(Fields.Updated, 20, null)] : [],
        Facets = [new FacetRequest(Fields.Kind, 100), new FacetRequest(Fields.Tag, 100)],
    };

    public bool Chance(int percent) => random.Next(100) < percent;

    public int Next(int limit) => random.Next(limit);

    public string Word() => Vocabulary[Math.Min(random.Next(Vocabulary.Length), random.Next(Vocabulary.Length))];

    private Document Describe(Document document)
    {
        document.AddText(Fields.Title, Words(random.Next(4))).AddText(Fields.Body, Words(random.Next(30)));
        document.AddKeyword(Fields.Kind, Pick(["case", "thread", "page", null]));
        for (var n = random.Next(3); n > 0; n--)
        {
            document.AddKeyword(Fields.Tag, Pick(["a", "b", "c", "Ö"]));
        }

        return Chance(80) ? document.AddNumber(Fields.Updated, random.Next(100)) : document;
    }

    private string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Word()));

    private T Pick<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];
}
