using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Platform.Tests.Backup;

/// <summary>What every store of an installation holds, in a form that compares across databases.</summary>
internal static class Content
{
    /// <summary>Work on its way is no content: it drains while one looks.</summary>
    private static readonly string[] OnItsWay = ["Outbox", "UserSessions", "ChangeLog", "ChangeLogHead", "Nodes", "Bells", "AuditAnchors"];

    /// <summary>A line per tenant and table: rows and checksum.</summary>
    /// <param name="services">Of the installation.</param>
    /// <param name="except">Tables that are meant to differ.</param>
    public static async Task<IReadOnlyList<string>> OfAsync(IServiceProvider services, params string[] except)
    {
        var lines = new List<string>();
        foreach (var tenant in services.GetRequiredService<IShellHost>().All.Select(s => s.Name))
        {
            lines.AddRange(await OfTenantAsync(services, tenant, except));
        }

        return lines;
    }

    public static async Task<IReadOnlyList<string>> OfTenantAsync(IServiceProvider services, string tenant, params string[] except)
    {
        await services.GetRequiredService<StoreMigrator>().EnsureAsync(tenant);
        await using var snapshot = await StoreSnapshot.OpenAsync(services.GetRequiredService<StoreFactory>().Create(tenant), CancellationToken.None);
        var tables = PortableModel.Of(snapshot.Db).Where(t => !OnItsWay.Contains(t.Name) && !except.Contains(t.Name));
        return [.. (await TableContent.DigestAsync(snapshot.Db, tables, CancellationToken.None)).Select(d => $"{tenant} {d.Table} {d.Rows} {d.Sha256}").Order(StringComparer.Ordinal)];
    }
}
