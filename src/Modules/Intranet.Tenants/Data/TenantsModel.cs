using Intranet.Data;
using Intranet.Tenants.Accessibility;
using Intranet.Tenants.Jobs;
using Intranet.Tenants.Joining;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Tenants.Data;

internal sealed class TenantsModel : IModelContributor
{
    public void Contribute(ModelBuilder model)
    {
        model.Entity<JoinStep>(e =>
        {
            e.ToTable("JoinSteps");
            e.HasKey(s => s.Key);
            e.Property(s => s.Key).HasMaxLength(40);
            e.Property(s => s.Reference).HasMaxLength(JoinStep.LongestReference);
            e.OwnsActor(s => s.By, "By");
            e.Navigation(s => s.By).IsRequired();
        });
        model.Entity<AccessibilityReport>(e =>
        {
            e.ToTable("AccessibilityReports");
            e.HasKey(r => r.Id);
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Where).HasMaxLength(AccessibilityReport.LongestWhere);
            e.Property(r => r.What).HasMaxLength(AccessibilityReport.LongestWhat);
            e.Property(r => r.Contact).HasMaxLength(AccessibilityReport.LongestContact);
            e.Property(r => r.Answer).HasMaxLength(AccessibilityReport.LongestAnswer);
            e.OwnsActor(r => r.HandledBy, "HandledBy");
            e.HasIndex(r => new { r.HandledUtc, r.AtUtc });
        });
        model.Entity<TenantJob>(e =>
        {
            e.ToTable("TenantJobs");
            e.StaysInInstallation();
            e.HasKey(j => j.Id);
            e.Property(j => j.Id).ValueGeneratedNever();
            e.Property(j => j.Subject).HasMaxLength(40);
            e.Property(j => j.Title).HasMaxLength(200);
            e.Property(j => j.Node).HasMaxLength(TenantJob.LongestNode);
            e.Property(j => j.Prefix).HasMaxLength(TenantJob.LongestAddress);
            e.Property(j => j.Host).HasMaxLength(TenantJob.LongestAddress);
            e.Property(j => j.Error).HasMaxLength(TenantJob.LongestError);
            e.Property(j => j.ErrorInEnglish).HasMaxLength(TenantJob.LongestError);
            e.Property(j => j.Sha256).HasMaxLength(64);
            e.OwnsActor(j => j.By, "By");
            e.Navigation(j => j.By).IsRequired();
            e.HasIndex(j => new { j.Subject, j.StartedUtc });
        });
    }
}
