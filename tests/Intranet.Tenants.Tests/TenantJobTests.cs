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

    private static TenantJob Export(DateTime seen) => new()
    {
        Kind = TenantJobKind.Export, Subject = "vaxjo", Title = "Växjö kommun", StartedUtc = Now, SeenUtc = seen,
        By = new Actor { Tenant = "default", UserId = Guid.NewGuid(), Name = "Åsa Öberg" },
    };
}
