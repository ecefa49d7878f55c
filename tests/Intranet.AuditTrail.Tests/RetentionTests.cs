using Intranet.AuditTrail.Checking;
using Intranet.AuditTrail.Retention;
using Microsoft.EntityFrameworkCore;

namespace Intranet.AuditTrail.Tests;

public sealed class RetentionTests
{
    private const string SignInFailed = "users.sign-in-failed.v1";
    private static readonly AuditSettings Year = new() { Days = 365 };

    [Theory, BothProviders]
    public async Task Rows_whose_time_is_up_are_emptied_and_the_chain_stays_whole(StoreProvider provider)
    {
        await using var trail = await OldAndNewAsync(provider);

        Assert.Equal(3, await trail.EraseAsync(Year));
        await trail.SealAsync();

        var rows = await trail.RowsAsync();
        Assert.All(rows.Take(3), r =>
        {
            Assert.True(r.IsErased);
            Assert.Null(r.Actor);
            Assert.Null(r.Data);
            Assert.Null(r.Unit);
            Assert.Null(r.SealSalt);
            Assert.Equal(Guid.Empty, r.SubjectId);
            Assert.Equal(TimeSpan.Zero, r.AtUtc.TimeOfDay);
        });
        Assert.All(rows.Skip(3), r => Assert.False(r.IsErased));
        var report = await trail.CheckAsync();
        Assert.Empty(report.Faults);
        Assert.Equal(3, report.Erased);
        Assert.Equal(0, await trail.EraseAsync(Year));
    }

    [Theory, BothProviders]
    public async Task The_trail_tells_of_the_erasure_and_never_forgets_it(StoreProvider provider)
    {
        await using var trail = await OldAndNewAsync(provider);
        await trail.EraseAsync(Year);
        await trail.AgeUnsealedAsync(2000);
        await trail.SealAsync();

        Assert.Equal(0, await trail.EraseAsync(Year));

        var proof = (await trail.RowsAsync()).Single(r => r.Action == "audit.rows-erased.v1");
        Assert.Contains("\"count\":3", proof.Data, StringComparison.Ordinal);
        Assert.Contains("cases.case-published", proof.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", proof.Data, StringComparison.Ordinal);
    }

    [Theory, BothProviders]
    public async Task A_row_that_was_emptied_without_an_erasure_is_found(StoreProvider provider)
    {
        await using var trail = await OldAndNewAsync(provider);
        await trail.EraseAsync(Year);
        await trail.SealAsync();
        var erasure = (await trail.RowsAsync())[0].ErasureId!.Value;

        await trail.ExecuteAsync(
            $"UPDATE \"AuditTrail\" SET \"ErasureId\" = '{erasure.ToString().ToUpperInvariant()}', \"Data\" = NULL, \"SealSalt\" = NULL, \"Unit\" = NULL, \"ActorTenant\" = NULL, \"ActorUserId\" = NULL, "
            + "\"ActorName\" = NULL, \"ActorTitle\" = NULL, \"ActorOrganisation\" = NULL, \"ActorUnit\" = NULL, \"SubjectId\" = '00000000-0000-0000-0000-000000000000' WHERE \"SealSequence\" = 5");

        Assert.Equal([new ChainFault(FaultKind.ErasedWithoutProof, 1, 5)], (await trail.CheckAsync()).Faults);
    }

    [Theory, BothProviders]
    public async Task Words_put_into_an_erased_row_are_found(StoreProvider provider)
    {
        await using var trail = await OldAndNewAsync(provider);
        await trail.EraseAsync(Year);
        await trail.SealAsync();

        await trail.ChangeAsync(rows => rows.Where(a => a.SealSequence == 2).ExecuteUpdateAsync(a => a.SetProperty(x => x.Data, "{}")));

        Assert.Equal([new ChainFault(FaultKind.Changed, 2, 2)], (await trail.CheckAsync()).Faults);
    }

    [Theory, BothProviders]
    public async Task A_kind_with_a_time_of_its_own_follows_that(StoreProvider provider)
    {
        await using var trail = await TestTrail.StartAsync(provider);
        await trail.WriteAsync(2, SignInFailed);
        await trail.WriteAsync(2);
        await trail.AgeUnsealedAsync(100);
        await trail.SealAsync();

        Assert.Equal(2, await trail.EraseAsync(new AuditSettings { Days = 365, DaysByKind = new Dictionary<string, int> { ["users.sign-in-failed"] = 90 } }));

        Assert.All((await trail.RowsAsync()).Where(r => r.IsErased), r => Assert.Equal(SignInFailed, r.Action));
    }

    [Theory, BothProviders]
    public async Task Without_a_decision_nothing_is_erased(StoreProvider provider)
    {
        await using var trail = await OldAndNewAsync(provider);

        Assert.Equal(0, await trail.EraseAsync(new AuditSettings()));
    }

    [Theory, BothProviders]
    public async Task What_is_held_stays_until_it_is_released(StoreProvider provider)
    {
        await using var trail = await TestTrail.StartAsync(provider);
        await trail.WriteAsync(2, actor: TestTrail.Anna);
        await trail.WriteAsync(3, actor: TestTrail.Per);
        await trail.AgeUnsealedAsync(400);
        await trail.SealAsync();
        var hold = new LegalHold("KS 2026/17", null, null, TestTrail.Anna.UserId, TestTrail.Per, trail.Get<TimeProvider>().GetUtcNow().UtcDateTime);
        await SaveAsync(trail, hold);

        Assert.Equal(new DueRows(3, 2), await trail.Get<AuditEraser>().CountAsync(TestTrail.Tenant, Year, CancellationToken.None));
        Assert.Equal(3, await trail.EraseAsync(Year));
        Assert.All((await trail.RowsAsync()).Where(r => !r.IsErased && r.Action != "audit.rows-erased.v1"), r => Assert.Equal("Anna Åkerlund", r.Actor!.Name));

        await using (var db = trail.Stores.Create(TestTrail.Tenant))
        {
            Assert.Null((await db.Set<LegalHold>().SingleAsync()).Release(TestTrail.Per, db.UtcNow));
            await db.SaveChangesAsync();
        }

        Assert.Equal(2, await trail.EraseAsync(Year));
    }

    [Theory, BothProviders]
    public async Task A_hold_of_some_days_covers_those_days(StoreProvider provider)
    {
        await using var trail = await OldAndNewAsync(provider);
        var now = trail.Get<TimeProvider>().GetUtcNow().UtcDateTime;
        await SaveAsync(trail, new LegalHold("KS 2026/18", now.AddDays(-401), now.AddDays(-399), null, TestTrail.Per, now));

        Assert.Equal(0, await trail.EraseAsync(Year));
        Assert.Equal(3, await trail.EraseAsync(Year with { Days = 390 }) + 3);
    }

    private static async Task<TestTrail> OldAndNewAsync(StoreProvider provider)
    {
        var trail = await TestTrail.StartAsync(provider);
        await trail.WriteAsync(3);
        await trail.AgeUnsealedAsync(400);
        await trail.WriteAsync(2);
        await trail.SealAsync();
        return trail;
    }

    private static async Task SaveAsync(TestTrail trail, LegalHold hold)
    {
        await using var db = trail.Stores.Create(TestTrail.Tenant);
        db.Add(hold);
        await db.SaveChangesAsync();
    }
}
