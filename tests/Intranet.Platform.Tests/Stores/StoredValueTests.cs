using Microsoft.EntityFrameworkCore;

namespace Intranet.Platform.Tests.Stores;

public sealed class StoredValueTests
{
    private const string Tenant = "vaxjo";

    [Theory, BothProviders]
    public async Task An_instant_comes_back_as_utc_cut_to_microseconds(StoreProvider provider)
    {
        await using var platform = await TestPlatform.StartAsync(provider);
        await platform.MakeStoreAsync(Tenant);
        var precise = new DateTime(2026, 2, 3, 4, 5, 6, DateTimeKind.Utc).AddTicks(1_234_567);
        await AddAsync(platform, "Halka", precise);

        await using var db = platform.Stores.Create(Tenant);
        var stored = (await db.Set<Note>().SingleAsync()).PublishedUtc!.Value;

        Assert.Equal(precise.AddTicks(-7), stored);
        Assert.Equal(DateTimeKind.Utc, stored.Kind);
    }

    [Theory, BothProviders]
    public async Task An_instant_is_found_by_its_own_value(StoreProvider provider)
    {
        await using var platform = await TestPlatform.StartAsync(provider);
        await platform.MakeStoreAsync(Tenant);
        var precise = new DateTime(2026, 2, 3, 4, 5, 6, DateTimeKind.Utc).AddTicks(1_234_567);
        await AddAsync(platform, "Halka", precise);

        await using var db = platform.Stores.Create(Tenant);

        Assert.Equal(1, await db.Set<Note>().CountAsync(n => n.PublishedUtc == precise));
    }

    [Theory, BothProviders]
    public async Task Names_sort_as_Swedish_people_sort(StoreProvider provider)
    {
        string[] order = ["a", "Anna", "Åhlén", "äng", "Ängelholm", "öl", "Öland"];
        await using var platform = await TestPlatform.StartAsync(provider);
        await platform.MakeStoreAsync(Tenant);
        foreach (var title in order.Reverse())
        {
            await AddAsync(platform, title, null);
        }

        await using var db = platform.Stores.Create(Tenant);

        Assert.Equal(order, await db.Set<Note>().OrderBy(n => n.Title).Select(n => n.Title).ToListAsync());
    }

    [Theory, BothProviders]
    public async Task Letters_of_every_script_come_back_as_they_were(StoreProvider provider)
    {
        const string Title = "Smörgås 🧊 שלום A\u030A \u202Eomvänt\u202C";
        await using var platform = await TestPlatform.StartAsync(provider);
        await platform.MakeStoreAsync(Tenant);
        await AddAsync(platform, Title, null);

        await using var db = platform.Stores.Create(Tenant);

        Assert.Equal(Title, (await db.Set<Note>().SingleAsync()).Title);
    }

    private static async Task AddAsync(TestPlatform platform, string title, DateTime? publishedUtc)
    {
        await using var db = platform.Stores.Create(Tenant);
        db.Add(new Note { Title = title, Author = TestPlatform.Anna with { }, PublishedUtc = publishedUtc });
        await db.SaveChangesAsync();
    }
}
