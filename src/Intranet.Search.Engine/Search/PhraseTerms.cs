using System.Runtime.CompilerServices;

namespace Intranet.Search.Engine;

/// <summary>
/// Which terms of a phrase a word is a form of. Remembers what it was asked for lately: a document is mostly frequent words, and the phrase is looked for in
/// many documents.
/// </summary>
internal sealed class PhraseTerms(Segment segment, int[] places)
{
    private const int Remembered = 1 << 10;

    /// <summary>Set in what is known of a phrase that holds a term.</summary>
    public const byte HoldsSome = 1;

    // What is known of the phrases of one segment for one question, kept by the thread and given up to the next that asks.
    [ThreadStatic]
    private static (PhraseTerms? Owner, byte[] Known) phrases;

    private readonly (int Word, ulong Terms)[] lately = new (int, ulong)[Remembered];

    /// <summary>By word: a bit for each place of the phrase that it can stand at.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Of(int word)
    {
        // Words are held by number and one, so that an empty place is no word.
        ref var held = ref lately[word & (Remembered - 1)];
        return held.Word == word + 1 ? held.Terms : LookUp(word, ref held);
    }

    /// <summary>
    /// By phrase of the segment: nothing when it is not known, else <see cref="HoldsSome"/> when it holds a word of one of the terms, and how many words it
    /// has above that bit. Good until the next question on the same thread.
    /// </summary>
    public Span<byte> HeldByPhrases(int count)
    {
        if (phrases.Owner != this)
        {
            var known = phrases.Known is { } before && before.Length >= count ? before : new byte[count];
            known.AsSpan(0, count).Clear();
            phrases = (this, known);
        }

        return phrases.Known.AsSpan(0, count);
    }

    /// <summary>What there is to know of a phrase.</summary>
    public byte InPhrase(in WordStream stream, int number)
    {
        var (words, holds) = (0, 0UL);
        var phrase = stream.Phrase(number);
        for (var at = 0; at < phrase.Length; words++)
        {
            holds |= Of(stream.Next(phrase, ref at));
        }

        return (byte)((Math.Min(words, byte.MaxValue >> 1) << 1) | (holds != 0 ? HoldsSome : 0));
    }

    private ulong LookUp(int word, ref (int Word, ulong Terms) held)
    {
        var term = segment.Array<int>(Section.TermOfRank)[word];
        ulong terms = 0;
        for (var i = 0; i < places.Length; i++)
        {
            terms |= places[i] == term ? 1UL << i : 0;
        }

        held = (word + 1, terms);
        return terms;
    }
}
