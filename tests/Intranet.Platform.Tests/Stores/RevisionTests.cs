using Microsoft.EntityFrameworkCore;

namespace Intranet.Platform.Tests.Stores;

public sealed class RevisionTests
{
    private const string Tenant = "vaxjo";

    [Theory, BothProviders]
    public async Task A_first_save_gives_revision_1_and_each_change_one_more(StoreProvider provider)
    {
        await using var platform = await StartAsync(provider);
        var id = await AddAsync(platform);

        await ChangeAsync(platform, id, (_, note) => note.Title = "Ändrad");
        await ChangeAsync(platform, id, (_, note) => note.Title = "Ändrad igen");

        Assert.Equal(3, await RevisionAsync(platform, id));
    }

    [Theory, BothProviders]
    public async Task A_save_without_a_change_leaves_the_revision(StoreProvider provider)
    {
        await using var platform = await StartAsync(provider);
        var id = await AddAsync(platform);

        await ChangeAsync(platform, id, (_, note) => note.Title = "Halka");

        Assert.Equal(1, await RevisionAsync(platform, id));
    }

    [Theory, BothProviders]
    public async Task A_touched_aggregate_is_raised_though_only_its_rows_changed(StoreProvider provider)
    {
        await using var platform = await StartAsync(provider);
        var id = await AddAsync(platform);

        await ChangeAsync(platform, id, (db, note) =>
        {
            db.Add(new NoteLine { Text = "en rad" });
            db.Touch(note);
        });

        Assert.Equal(2, await RevisionAsync(platform, id));
    }

    [Theory, BothProviders]
    public async Task An_exchanged_person_raises_the_revision(StoreProvider provider)
    {
        await using var platform = await StartAsync(provider);
        var id = await AddAsync(platform);

        await ChangeAsync(platform, id, (_, note) => note.Author = TestPlatform.Anna with { Name = "Anna Ekström" });

        Assert.Equal(2, await RevisionAsync(platform, id));
    }

    [Theory, BothProviders]
    public async Task A_stale_change_is_refused_and_stores_nothing(StoreProvider provider)
    {
        await using var platform = await StartAsync(provider);
        var id = await AddAsync(platform);
        await using var stale = platform.Stores.Create(Tenant);
        var note = await stale.Set<Note>().SingleAsync(n => n.Id == id);
        await ChangeAsync(platform, id, (_, other) => other.Title = "Först");

        note.Title = "För sent";

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => stale.SaveChangesAsync());
        await using var db = platform.Stores.Create(Tenant);
        Assert.Equal("Först", (await db.Set<Note>().SingleAsync(n => n.Id == id)).Title);
    }

    [Theory, BothProviders]
    public async Task A_stale_removal_is_refused(StoreProvider provider)
    {
        await using var platform = await StartAsync(provider);
        var id = await AddAsync(platform);
        await using var stale = platform.Stores.Create(Tenant);
        stale.Remove(await stale.Set<Note>().SingleAsync(n => n.Id == id));
        await ChangeAsync(platform, id, (_, other) => other.Title = "Först");

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => stale.SaveChangesAsync());
        Assert.Equal(1, await platform.CountAsync<Note>(Tenant));
    }

    private static async Task<TestPlatform> StartAsync(StoreProvider provider)
    {
        var platform = await TestPlatform.StartAsync(provider);
        await platform.MakeStoreAsync(Tenant);
        return platform;
    }

    private static async Task<Guid> AddAsync(TestPlatform platform)
    {
        await using var db = platform.Stores.Create(Tenant);
        var note = new Note { Title = "Halka", Author = TestPlatform.Anna with { } };
        db.Add(note);
        await db.SaveChangesAsync();
        return note.Id;
    }

    private static async Task ChangeAsync(TestPlatform platform, Guid id, Action<IntranetDbContext, Note> change)
    {
        await using var db = platform.Stores.Create(Tenant);
        change(db, await db.Set<Note>().SingleAsync(n => n.Id == id));
        await db.SaveChangesAsync();
    }

    private static async Task<long> RevisionAsync(TestPlatform platform, Guid id)
    {
        await using var db = platform.Stores.Create(Tenant);
        return (await db.Set<Note>().SingleAsync(n => n.Id == id)).Revision;
    }
}
