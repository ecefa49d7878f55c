using Intranet.Data;
using Intranet.Tenants.Accessibility;
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
    }
}
