namespace Intranet.Search.Engine;

/// <summary>The words and terms of new documents in their final order.</summary>
internal sealed class BuiltVocabulary
{
    private readonly int[] placeOfWord;
    private readonly IntBuffer translated = new();

    public BuiltVocabulary(WordTable table, TermCounts counts)
    {
        var numbers = Enumerable.Range(0, table.Count).ToArray();
        Words = Array.ConvertAll(numbers, w => Bytes(table.Word(w)));
        Array.Sort(Words, numbers, ByteOrder.Instance);
        placeOfWord = new int[numbers.Length];
        OpenFrequencies = new int[numbers.Length];
        for (var place = 0; place < numbers.Length; place++)
        {
            placeOfWord[numbers[place]] = place;
            OpenFrequencies[place] = table[numbers[place]].OpenFrequency;
        }

        TermIds = [.. Enumerable.Range(0, 2 * table.Stems.Count).Where(id => counts.Frequency(id) > 0)];
        Terms = Array.ConvertAll(TermIds, id => Term(table.Stems[id / 2], isTitle: id % 2 == 1));
        Array.Sort(Terms, TermIds, ByteOrder.Instance);
        var placeOfId = new int[2 * table.Stems.Count];
        for (var place = 0; place < TermIds.Length; place++)
        {
            placeOfId[TermIds[place]] = place;
        }

        TermOfWord = Array.ConvertAll(numbers, w => placeOfId[TermCounts.Id(table[w].Stem)]);
    }

    public byte[][] Words { get; }

    /// <summary>By place of the word.</summary>
    public int[] OpenFrequencies { get; }

    /// <summary>By place of the word: the place of its stem.</summary>
    public int[] TermOfWord { get; }

    public byte[][] Terms { get; }

    /// <summary>By place of the term: what <see cref="TermCounts"/> calls it.</summary>
    public int[] TermIds { get; }

    /// <summary>The fields of a document with places in place of numbers of the table; good until the next call.</summary>
    public ReadOnlySpan<int> Translate(ReadOnlySpan<int> fields)
    {
        translated.Clear();
        var places = translated.Take(fields.Length);
        for (var at = 0; at < fields.Length;)
        {
            var end = at + 2 + fields[at + 1];
            (places[at], places[at + 1]) = (fields[at], fields[at + 1]);
            for (at += 2; at < end; at++)
            {
                places[at] = placeOfWord[fields[at]];
            }
        }

        return places;
    }

    private static byte[] Bytes(ReadOnlySpan<char> word) => TermSpace.Term((byte)word[0], word[1..]);

    private static byte[] Term(string stem, bool isTitle)
    {
        var term = Bytes(stem);
        term[0] += isTitle ? (byte)TermSpace.Languages : (byte)0;
        return term;
    }
}
