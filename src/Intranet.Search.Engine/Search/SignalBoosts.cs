namespace Intranet.Search.Engine;

/// <summary>
/// Lifts what is fresh and what is good. The relevance score is multiplied by
/// (1 + <see cref="RecencyWeight"/> · 2^(−age / <see cref="HalfLife"/>)) · (1 + <see cref="QualityWeight"/> · quality / 100).
/// </summary>
public sealed record SignalBoosts
{
    /// <summary>The moment that ages are counted from.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The date field that tells the age.</summary>
    public string RecencyField { get; init; } = Fields.Updated;

    /// <summary>0 for no boost; 0.2 lifts a document of today by a fifth.</summary>
    public double RecencyWeight { get; init; } = 0.1;

    /// <summary>The age at which the boost is halved.</summary>
    public TimeSpan HalfLife { get; init; } = TimeSpan.FromDays(365);

    /// <summary>The number field that tells the quality, from 0 to 100; other values are cut to that.</summary>
    public string QualityField { get; init; } = Fields.Quality;

    /// <summary>0 for no boost.</summary>
    public double QualityWeight { get; init; } = 0.2;

    /// <summary>
    /// Boosts that count ages from the beginning of the day, UTC: the same question gets the same scores all day, so that the
    /// pages of a list fit together.
    /// </summary>
    public static SignalBoosts OfDay(DateTimeOffset now) => new() { Now = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero) };

    internal double Factor(long? date, long? quality)
    {
        var factor = 1.0;
        if (date is { } ticks && RecencyWeight > 0)
        {
            var age = Math.Max(0, Now.UtcTicks - ticks);
            factor *= 1 + (RecencyWeight * Math.Pow(2, -(double)age / Math.Max(1, HalfLife.Ticks)));
        }

        return quality is { } q ? factor * (1 + (QualityWeight * Math.Clamp(q, 0, 100) / 100)) : factor;
    }
}
