using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Platform.Tests.Stores;

public sealed class OneTransactionTests
{
    private const string Tenant = "vaxjo";

    [Theory, BothProviders]
    public async Task A_change_is_saved_with_its_audit_row_and_a_row_for_each_follower(StoreProvider provider)
    {
        await using var platform = await StartAsync(provider, new RecordingSignal());
        await using var db = platform.Stores.Create(Tenant);
        var note = Add(db, "Halka");

        await db.SaveChangesAsync();

        var audit = await db.Set<AuditEntry>().AsNoTracking().SingleAsync();
        Assert.Equal(("notes.note-written.v1", note.Id, "Anna Ek"), (audit.Action, audit.SubjectId, audit.Actor!.Name));
        Assert.Null(audit.SealSequence);
        var rows = await db.Set<OutboxMessage>().AsNoTracking().OrderBy(m => m.Consumer).ToListAsync();
        Assert.Equal(["index", "network"], rows.Select(r => r.Consumer));
        Assert.All(rows, row => Assert.Equal((Note.Kind, note.Id), (row.Kind, row.Key)));
    }

    [Theory, BothProviders]
    public async Task A_failing_save_leaves_no_change_no_audit_row_and_no_outbox_row(StoreProvider provider)
    {
        var signal = new RecordingSignal();
        await using var platform = await StartAsync(provider, signal);
        await using (var first = platform.Stores.Create(Tenant))
        {
            first.Add(new StoredSetting { Name = "taken", Json = "{}" });
            await first.SaveChangesAsync();
        }

        await using var db = platform.Stores.Create(Tenant);
        Add(db, "Halka");
        db.Add(new StoredSetting { Name = "taken", Json = "{}" });

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        Assert.Equal(0, await platform.CountAsync<Note>(Tenant));
        Assert.Equal(0, await platform.CountAsync<AuditEntry>(Tenant));
        Assert.Equal(0, await platform.CountAsync<OutboxMessage>(Tenant));
        Assert.Empty(signal.Tenants);
    }

    [Theory, BothProviders]
    public async Task Followers_are_signalled_after_the_commit_of_a_transaction_and_not_before(StoreProvider provider)
    {
        var signal = new RecordingSignal();
        await using var platform = await StartAsync(provider, signal);
        await using var db = platform.Stores.Create(Tenant);
        await using var transaction = await db.Database.BeginTransactionAsync();
        Add(db, "Halka");
        await db.SaveChangesAsync();
        Assert.Empty(signal.Tenants);

        await transaction.CommitAsync();

        Assert.Equal([Tenant], signal.Tenants);
    }

    [Theory, BothProviders]
    public async Task An_announced_key_gets_a_row_with_the_next_save_only(StoreProvider provider)
    {
        await using var platform = await StartAsync(provider, new RecordingSignal());
        await using var db = platform.Stores.Create(Tenant);
        db.Announce(Note.Kind, Guid.CreateVersion7());
        await db.SaveChangesAsync();
        await db.SaveChangesAsync();

        Assert.Equal(2, await platform.CountAsync<OutboxMessage>(Tenant));
    }

    [Fact]
    public async Task A_synchronous_save_is_refused()
    {
        await using var platform = await StartAsync(StoreProvider.Sqlite, new RecordingSignal());
        await using var db = platform.Stores.Create(Tenant);

        Assert.Throws<NotSupportedException>(() => db.SaveChanges());
    }

    private static Note Add(IntranetDbContext db, string title)
    {
        var note = new Note { Title = title, Author = TestPlatform.Anna with { } };
        db.Add(note);
        db.Audit(TestPlatform.Anna, "notes.note-written.v1", Note.Kind, note.Id, new { title });
        return note;
    }

    private static async Task<TestPlatform> StartAsync(StoreProvider provider, RecordingSignal signal)
    {
        var platform = await TestPlatform.StartAsync(provider, services =>
        {
            services.AddSingleton(new OutboxSubscription(Note.Kind, "index")).AddSingleton(new OutboxSubscription(Note.Kind, "network"));
            services.AddSingleton<IStoreSignal>(signal);
        });
        await platform.MakeStoreAsync(Tenant);
        return platform;
    }

    private sealed class RecordingSignal : IStoreSignal
    {
        public List<string> Tenants { get; } = [];

        public void Changed(string tenant) => Tenants.Add(tenant);
    }
}
