namespace Intranet.Search.Engine;

/// <summary>The form of length normalisation in <see cref="Similarity"/>.</summary>
public enum LengthNormalisation
{
    /// <summary>As in BM25: k1 · (1 − b + b · length / average).</summary>
    Linear,

    /// <summary>k1 · √(length / average): gentler to long documents.</summary>
    SquareRoot,
}

/// <summary>How a document is scored.</summary>
public sealed record Similarity
{
    /// <summary>The recipe that was measured best; see docs/search/relevance.md.</summary>
    public static Similarity Default { get; } = new()
    {
        English = new() { K1 = 1.2f, Normalisation = LengthNormalisation.Linear, WindowWeight = 0.25f, PairWeight = 0.25f },
    };

    /// <summary>Plain BM25 with k1 = 1.2 and b = 0.75, no compounds and no rerank: what other engines do by default.</summary>
    public static Similarity Bm25 { get; } = new()
    {
        K1 = 1.2f,
        Normalisation = LengthNormalisation.Linear,
        Compounds = false,
        Typos = false,
        RerankDepth = 0,
    };

    /// <summary>How soon repeating a word stops to count; greater than 0.</summary>
    public float K1 { get; init; } = 0.9f;

    /// <summary>The share of the length in <see cref="LengthNormalisation.Linear"/>, from 0 to 1.</summary>
    public float B { get; init; } = 0.75f;

    /// <summary>How length counts.</summary>
    public LengthNormalisation Normalisation { get; init; } = LengthNormalisation.SquareRoot;

    /// <summary>Whether a word also finds compounds that it is a part of, and a compound its parts.</summary>
    public bool Compounds { get; init; } = true;

    /// <summary>Whether a word that no open document holds finds words spelt nearly like it.</summary>
    public bool Typos { get; init; } = true;

    /// <summary>How many of the first hits are ordered anew by n-grams, best window and word pairs; 0 for none.</summary>
    public int RerankDepth { get; init; } = 200;

    /// <summary>In the new order: what the score of the first stage counts beside that of the pieces of words, which counts 1.</summary>
    public float FirstStageWeight { get; init; } = 1;

    /// <summary>In the new order: what the best window of thirty words counts.</summary>
    public float WindowWeight { get; init; } = 1;

    /// <summary>In the new order: what pairs of words in the order of the question count.</summary>
    public float PairWeight { get; init; } = 1.5f;

    /// <summary>How English documents are scored; null as all others. What was measured to help Swedish does not help it.</summary>
    public Similarity? English { get; init; }

    /// <summary>Pieces of words bridge Swedish inflection and compounds; in English they were measured to hurt.</summary>
    internal static bool UsesPieces(Language language) => language == Language.Swedish;

    internal Similarity For(Language language) => language == Language.English ? English ?? this : this;

    /// <summary>The k1 · norm part for a length, given the average.</summary>
    internal float Norm(float length, float average)
    {
        var ratio = average > 0 ? length / average : 1;
        return Normalisation == LengthNormalisation.SquareRoot ? K1 * MathF.Sqrt(ratio) : K1 * (1 - B + (B * ratio));
    }

    /// <summary>Inverse document frequency as in BM25, always positive.</summary>
    internal static float Idf(long documents, long withTerm) => (float)Math.Log(1 + ((documents - withTerm + 0.5) / (withTerm + 0.5)));
}
