using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Ui.Dates;
using Microsoft.EntityFrameworkCore;

namespace Intranet.AuditTrail.Reading;

/// <summary>Which rows are wanted, as typed.</summary>
internal sealed record AuditFilter
{
    private const int LongestText = 200;

    /// <summary>Part of a person's name or of a unit; null for all.</summary>
    public string? Text { get; init; }

    /// <summary>Kind of event, <c>users.sign-in-failed</c>, or the part before the dot; null for all.</summary>
    public string? Kind { get; init; }

    /// <summary>Id of a person or thing, as who did it or what it was done to; null for all.</summary>
    public string? About { get; init; }

    /// <summary>First day, <c>2026-11-12</c>; null from the beginning.</summary>
    public string? From { get; init; }

    /// <summary>Last day; null until now.</summary>
    public string? Until { get; init; }

    public bool IsNarrowed => !(string.IsNullOrWhiteSpace(Text) && string.IsNullOrWhiteSpace(Kind) && string.IsNullOrWhiteSpace(About)
        && string.IsNullOrWhiteSpace(From) && string.IsNullOrWhiteSpace(Until));

    /// <summary>Narrows rows to what is wanted, or says what cannot be read.</summary>
    public Result<FilteredRows> Apply(IQueryable<AuditEntry> rows)
    {
        var guard = new InputGuard();
        var text = guard.Optional(nameof(Text), Text, LongestText);
        var kind = guard.Optional(nameof(Kind), Kind, LongestText);
        var (from, until) = (ReadDay(guard, nameof(From), From), ReadDay(guard, nameof(Until), Until));
        if (from > until)
        {
            guard.Add(new SpanReversed(nameof(Until)));
        }

        var about = ReadId(guard);
        if (guard.Failed)
        {
            return guard.Errors;
        }

        rows = InSpan(rows, from, until);
        if (text is not null)
        {
            var lower = text.ToLowerInvariant();
            rows = rows.Where(a => (a.Actor != null && (a.Actor.Name.Contains(text) || a.Actor.Name.ToLower().Contains(lower))) || (a.Unit != null && a.Unit.Contains(text)));
        }

        if (kind is not null)
        {
            var beginning = kind + (kind.Contains('.', StringComparison.Ordinal) ? ".v" : ".");
            rows = rows.Where(a => a.Action.StartsWith(beginning));
        }

        return new FilteredRows(about is { } id ? rows.Where(a => a.SubjectId == id || (a.Actor != null && a.Actor.UserId == id)) : rows);
    }

    internal static IQueryable<AuditEntry> InSpan(IQueryable<AuditEntry> rows, DateOnly? from, DateOnly? until)
    {
        if (from is { } first)
        {
            var begin = SwedishDay.BeginUtc(first);
            rows = rows.Where(a => a.AtUtc >= begin);
        }

        if (until is { } last)
        {
            var end = SwedishDay.EndUtc(last);
            rows = rows.Where(a => a.AtUtc < end);
        }

        return rows;
    }

    internal static DateOnly? ReadDay(InputGuard guard, string field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        var day = SwedishDay.Parse(typed);
        if (day is null)
        {
            guard.Add(new DateInvalid(field));
        }

        return day;
    }

    private Guid? ReadId(InputGuard guard)
    {
        if (string.IsNullOrWhiteSpace(About))
        {
            return null;
        }

        if (Guid.TryParse(About.Trim(), out var id) && id != Guid.Empty)
        {
            return id;
        }

        guard.Add(new FieldInvalid(nameof(About)));
        return null;
    }
}

/// <summary>Rows that are wanted, not read yet.</summary>
internal sealed record FilteredRows(IQueryable<AuditEntry> Rows);
