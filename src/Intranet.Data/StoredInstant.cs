using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Intranet.Data;

/// <summary>Instants are UTC and cut to microseconds, so that both providers give back what was stored.</summary>
public sealed class StoredInstant() : ValueConverter<DateTime, DateTime>(
    value => Cut(value), value => DateTime.SpecifyKind(value, DateTimeKind.Utc))
{
    public static DateTime Cut(DateTime value)
    {
        var utc = value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : DateTime.SpecifyKind(value, DateTimeKind.Utc);
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
