using System.Globalization;
using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Tenants.Accessibility;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Tenants.Features.StateAccessibility;

/// <summary>Changes what the organisation states about its site.</summary>
/// <param name="Conformance">Name of a <see cref="Accessibility.Conformance"/>.</param>
/// <param name="Shortcomings">Markdown; empty for none.</param>
/// <param name="AssessedBy">Name of an <see cref="Assessor"/>.</param>
/// <param name="AssessedOn">A day as <c>yyyy-MM-dd</c>, not after today; empty when not told.</param>
/// <param name="Contact">Empty for the site's contact.</param>
public sealed record StateAccessibility(string? Conformance, string? Shortcomings, string? AssessedBy, string? AssessedOn, string? Contact);

/// <summary>Says that a report was dealt with.</summary>
/// <param name="Id">The report.</param>
/// <param name="Answer">What was done; empty when not told.</param>
public sealed record HandleReport(Guid Id, string? Answer);

internal sealed class StateAccessibilityHandler(IStores stores, ITenantContext tenant, ICurrentUser user)
{
    public async Task<Result<Done>> HandleAsync(StateAccessibility command, CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Own);
        var today = DateOnly.FromDateTime(db.UtcNow);
        var guard = new InputGuard();
        var statement = new AccessibilityStatement
        {
            Conformance = Choice<Conformance>(guard, nameof(command.Conformance), command.Conformance),
            Shortcomings = guard.Optional(nameof(command.Shortcomings), command.Shortcomings, AccessibilityStatement.LongestText),
            AssessedBy = Choice<Assessor>(guard, nameof(command.AssessedBy), command.AssessedBy),
            AssessedOn = Day(guard, command.AssessedOn, today),
            Contact = guard.Optional(nameof(command.Contact), command.Contact, AccessibilityStatement.LongestContact),
            ChangedOn = today,
        };
        if (guard.Failed)
        {
            return guard.Errors;
        }

        await statement.WriteAsync(db, cancellationToken);
        db.Audit(
            user.Actor, "tenants.accessibility-stated.v1", TenantKey.Kind, TenantKey.Of(tenant.Shell.Name),
            new { conformance = statement.Conformance.ToString(), assessedBy = statement.AssessedBy.ToString(), statement.AssessedOn });
        await db.SaveChangesAsync(cancellationToken);
        return default(Done);
    }

    public async Task<Result<Done>> HandleAsync(HandleReport command, CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Own);
        if (await db.Set<AccessibilityReport>().SingleOrDefaultAsync(r => r.Id == command.Id, cancellationToken) is not { } report)
        {
            return new NotFound();
        }

        var guard = new InputGuard();
        var answer = guard.Optional(nameof(command.Answer), command.Answer, AccessibilityReport.LongestAnswer);
        if (guard.Failed)
        {
            return guard.Errors;
        }

        report.Handle(user.Actor, answer, db.UtcNow);
        db.Audit(user.Actor, "tenants.accessibility-report-handled.v1", AccessibilityReport.Kind, report.Id);
        await db.SaveChangesAsync(cancellationToken);
        return default(Done);
    }

    private static T Choice<T>(InputGuard guard, string field, string? text)
        where T : struct, Enum
    {
        if (Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value))
        {
            return value;
        }

        guard.Add(new FieldInvalid(field));
        return default;
    }

    private static DateOnly? Day(InputGuard guard, string? text, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day <= today)
        {
            return day;
        }

        guard.Add(new FieldInvalid(nameof(StateAccessibility.AssessedOn)));
        return null;
    }
}
