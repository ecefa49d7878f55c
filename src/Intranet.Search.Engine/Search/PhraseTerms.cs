using System.Numerics;
using System.Runtime.CompilerServices;

namespace Intranet.Search.Engine;

/// <summary>Which of the terms of a phrase a word of a segment is a form of, and which phrases of the forward list hold one: small enough to stay in the nearest cache.</summary>
internal sealed class PhraseTerms
{
    private const int FilterWords = 64;

    // A bit for each word by the last digits of its number: most words are none of these, and that is known with one look.
    private readonly ulong[] filter = new ulong[FilterWords];
    private readonly (int Word, ulong Places)[] table;
    private readonly ulong[] phrases;

    /// <param name="segment">The segment.</param>
    /// <param name="places">The terms of the phrase, at most 64.</param>
    public PhraseTerms(Segment segment, int[] places)
    {
        var forms = WordForms.Of(segment);
        var count = 0;
        foreach (var place in places)
        {
            count += forms.Words(place).Length;
        }

        table = new (int, ulong)[BitOperations.RoundUpToPowerOf2((uint)(count * 2) + 1)];
        Array.Fill(table, (-1, 0UL));
        phrases = Bitmap.Create(segment.WordStream.PhraseCount);
        for (var i = 0; i < places.Length; i++)
        {
            foreach (var word in forms.Words(places[i]))
            {
                filter[(word >> 6) % FilterWords] |= 1UL << word;
                ref var slot = ref table[SlotOf(word)];
                slot = (word, slot.Places | (1UL << i));
            }

            foreach (var phrase in forms.Phrases(places[i]))
            {
                Bitmap.Set(phrases, phrase);
            }
        }
    }

    /// <summary>By word: a bit for each place of the phrase that it can stand at.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Of(int word) => (filter[(word >> 6) & (FilterWords - 1)] >> word & 1) == 0 ? 0 : table[SlotOf(word)].Places;

    /// <summary>Whether a phrase of the forward list holds a word of any of the terms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsInPhrase(int phrase) => Bitmap.Get(phrases, phrase);

    // Where a word is, or where it would be.
    private int SlotOf(int word)
    {
        var at = word & (table.Length - 1);
        while (table[at].Word != word && table[at].Word >= 0)
        {
            at = (at + 1) & (table.Length - 1);
        }

        return at;
    }
}
