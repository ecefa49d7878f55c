using System.Globalization;
using System.Net.Mail;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Accessibility;

/// <summary>
/// Mails what was reported to the organisation, where a mail server is set and the organisation has given an address. The report
/// itself is on its page whether or not; how to reach who reported stands there only.
/// </summary>
internal sealed class ReportMail(StoreFactory stores, IShellHost shells, ISiteSettings sites, IMailer mailer, IStringLocalizer<Texts> texts) : IOutboxConsumer
{
    public const string ConsumerName = "tenants.report-mail";

    public string Name => ConsumerName;

    public async Task HandleAsync(string tenant, IReadOnlyList<OutboxKey> keys, CancellationToken cancellationToken)
    {
        if (!mailer.IsSet || shells.Find(tenant) is not { } shell)
        {
            return;
        }

        await using var db = stores.Create(tenant);
        if (await AddressAsync(db, tenant, cancellationToken) is not { } address)
        {
            return;
        }

        foreach (var key in keys)
        {
            if (await db.Set<AccessibilityReport>().SingleOrDefaultAsync(r => r.Id == key.Id && r.MailedUtc == null, cancellationToken) is { } report)
            {
                await mailer.SendAsync(await WriteAsync(shell, report, address, cancellationToken), cancellationToken);
                report.MailedUtc = db.UtcNow;
                await db.SaveChangesAsync(cancellationToken);
            }
        }
    }

    /// <summary>The address for accessibility, else the site's own contact; null where neither is one.</summary>
    private async Task<string?> AddressAsync(IntranetDbContext db, string tenant, CancellationToken cancellationToken)
    {
        var statement = await AccessibilityStatement.ReadAsync(db, cancellationToken);
        var settings = await sites.GetAsync(tenant, cancellationToken);
        return new[] { statement.Contact, settings.Contact }.FirstOrDefault(c => c is not null && MailAddress.TryCreate(c.Trim(), out var found) && found.Address == c.Trim())?.Trim();
    }

    private async Task<Letter> WriteAsync(ShellSettings shell, AccessibilityReport report, string address, CancellationToken cancellationToken)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo((await sites.GetAsync(shell.Name, cancellationToken)).DefaultCulture);
        try
        {
            return new Letter(
                address, texts["Barrier.MailSubject", shell.Title],
                $"{report.What}\n\n{(report.Where is null ? "" : texts["Barrier.MailWhere", report.Where].Value + "\n\n")}{texts["Barrier.MailEnd", shell.Title].Value}\n");
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
