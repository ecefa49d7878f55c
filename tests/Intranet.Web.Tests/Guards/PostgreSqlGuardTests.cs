using Intranet.Data;
using Intranet.Guards;

namespace Intranet.Web.Tests.Guards;

/// <summary>On PostgreSQL each opened connection is sent to its tenant's schema; nothing else tells one store from another.</summary>
public sealed class PostgreSqlGuardTests
{
    [Fact]
    public async Task A_connection_that_keeps_the_schema_of_who_used_it_before_is_caught()
    {
        await using var site = await Site.StartDemoAsync(StoreProvider.PostgreSql);
        using var vaxjo = await site.ApiAsync("vaxjo", "anstalld");
        using var kronoberg = await site.ApiAsync("kronoberg", "anstalld");
        try
        {
            Assert.Empty(await StrayAsync(vaxjo, kronoberg));
            GuardSwitch.Remove("SchemaOpening.ConnectionOpened", "SchemaOpening.ConnectionOpenedAsync");
            Assert.NotEmpty(await StrayAsync(vaxjo, kronoberg));
        }
        finally
        {
            GuardSwitch.Restore();
        }
    }

    /// <summary>
    /// Answers that are not those of who asked. One organisation asks many times and then the other, more often than there are
    /// connections: the pool hands them out in turn, so that two that took turns themselves could each meet their own for ever.
    /// </summary>
    private static async Task<IReadOnlyList<string>> StrayAsync(HttpClient vaxjo, HttpClient kronoberg)
    {
        var stray = new List<string>();
        foreach (var (who, name, own) in new[] { (vaxjo, "vaxjo", "Växjö"), (kronoberg, "kronoberg", "Kronoberg") })
        {
            for (var i = 0; i < 60; i++)
            {
                using var answer = await who.GetAsync("cases?pageSize=1");
                var text = await answer.Content.ReadAsStringAsync();
                if (!answer.IsSuccessStatusCode || !text.Contains(own, StringComparison.Ordinal))
                {
                    stray.Add($"{name}: {(int)answer.StatusCode} {text}");
                }
            }
        }

        return stray;
    }
}
