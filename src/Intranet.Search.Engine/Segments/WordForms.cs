using System.Runtime.CompilerServices;

namespace Intranet.Search.Engine;

/// <summary>
/// The words of each term of a segment, and the phrases of its forward list that hold one of them: what a search for a run of words needs to pass over all
/// others unread. Made when first asked for.
/// </summary>
internal sealed class WordForms
{
    private static readonly ConditionalWeakTable<Segment, WordForms> OfSegments = [];

    private readonly Lists words;
    private readonly Lists phrases;

    private WordForms(Segment segment)
    {
        var termOfWord = segment.Array<int>(Section.TermOfRank);
        words = new Lists(segment.Terms.Count);
        phrases = new Lists(segment.Terms.Count);
        for (var word = 0; word < termOfWord.Length; word++)
        {
            words.Count(termOfWord[word], word);
        }

        Walk(segment, termOfWord, phrases.Count);
        words.Start();
        phrases.Start();
        for (var word = 0; word < termOfWord.Length; word++)
        {
            words.Add(termOfWord[word], word);
        }

        Walk(segment, termOfWord, phrases.Add);
    }

    public static WordForms Of(Segment segment) => OfSegments.GetValue(segment, static s => new WordForms(s));

    /// <summary>The words of a term by rank.</summary>
    public ReadOnlySpan<int> Words(int term) => words.Of(term);

    /// <summary>The phrases that hold a word of a term, by number.</summary>
    public ReadOnlySpan<int> Phrases(int term) => phrases.Of(term);

    private static void Walk(Segment segment, ReadOnlySpan<int> termOfWord, Action<int, int> found)
    {
        var stream = segment.WordStream;
        for (var number = 0; number < stream.PhraseCount; number++)
        {
            var phrase = stream.Phrase(number);
            for (var at = 0; at < phrase.Length;)
            {
                found(termOfWord[stream.Next(phrase, ref at)], number);
            }
        }
    }

    // For each term a list of numbers, which come in order; first they are counted, then added. A number that comes twice in a row for a term counts once.
    private sealed class Lists(int terms)
    {
        private readonly int[] ends = new int[terms + 1];
        private readonly int[] last = Filled(terms);
        private int[] numbers = [];

        public void Count(int term, int number)
        {
            if (last[term] != number)
            {
                last[term] = number;
                ends[term + 1]++;
            }
        }

        public void Start()
        {
            for (var term = 1; term < ends.Length; term++)
            {
                ends[term] += ends[term - 1];
            }

            numbers = new int[ends[^1]];
            Array.Fill(last, -1);
        }

        // What was the start of a list becomes its end while the list is filled.
        public void Add(int term, int number)
        {
            if (last[term] != number)
            {
                last[term] = number;
                numbers[ends[term]++] = number;
            }
        }

        public ReadOnlySpan<int> Of(int term) => numbers.AsSpan((term == 0 ? 0 : ends[term - 1])..ends[term]);

        private static int[] Filled(int count)
        {
            var filled = new int[count];
            Array.Fill(filled, -1);
            return filled;
        }
    }
}
