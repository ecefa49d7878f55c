using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Web.Tests;

/// <summary>Waits until every follower has seen every change.</summary>
internal static class Settled
{
    public static Task Async(Site site, TimeSpan? timeout = null) => Wait.UntilAsync(() => IsSettledAsync(site), timeout ?? TimeSpan.FromSeconds(20));

    private static async Task<bool> IsSettledAsync(Site site)
    {
        foreach (var shell in site.Services.GetRequiredService<IShellHost>().All)
        {
            await using var db = await site.OpenStoreAsync(shell.Name);
            if (await db.Set<OutboxMessage>().AnyAsync(m => m.DeadUtc == null))
            {
                return false;
            }
        }

        return true;
    }
}
