using Intranet.Abstractions;
using Intranet.Tenants.Jobs;

namespace Intranet.Tenants.Tests;

public sealed class TenantJobTests
{
    private static readonly DateTime Now = new(2026, 11, 28, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Work_of_a_host_that_fell_silent_is_interrupted()
    {
        var job = Export(seen: Now);

        Assert.Equal(TenantJobState.Running, job.StateAt(Now.AddSeconds(59)));
        Assert.Equal(TenantJobState.Interrupted, job.StateAt(Now.AddSeconds(61)));
    }

    [Fact]
    public void An_exported_file_is_kept_for_thirty_days_and_a_failed_one_not_at_all()
    {
        var job = Export(seen: Now);
        Assert.False(job.HasFileAt(Now));
        job.FinishedUtc = Now;
        Assert.True(job.HasFileAt(Now.AddDays(29)));
        Assert.False(job.HasFileAt(Now.AddDays(30)));

        job.Error = "Nej";
        Assert.Equal(TenantJobState.Failed, job.StateAt(Now));
        Assert.False(job.HasFileAt(Now));
    }

    [Fact]
    public void The_file_that_was_sent_is_kept_while_its_work_goes_on_or_may_be_begun_again()
    {
        var job = Made(TenantJobKind.Import, seen: Now);
        Assert.True(job.NeedsFileAt(Now));
        Assert.True(job.NeedsFileAt(Now.AddDays(29)));
        Assert.False(job.NeedsFileAt(Now.AddDays(30)));
        Assert.False(Export(seen: Now).NeedsFileAt(Now.AddDays(29)));

        job.FinishedUtc = Now;
        Assert.False(job.NeedsFileAt(Now));
    }

    private static TenantJob Export(DateTime seen) => Made(TenantJobKind.Export, seen);

    private static TenantJob Made(TenantJobKind kind, DateTime seen) => new()
    {
        Kind = kind, Subject = "vaxjo", Title = "Växjö kommun", StartedUtc = Now, SeenUtc = seen,
        By = new Actor { Tenant = "default", UserId = Guid.NewGuid(), Name = "Åsa Öberg" },
    };
}
