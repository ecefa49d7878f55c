using Intranet.AuditTrail.Retention;
using Intranet.AuditTrail.Sealing;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.AuditTrail.Data;

/// <summary>Holds of each store, and in the store of <c>Default</c> the heads of all.</summary>
internal sealed class AuditTrailModel : IModelContributor
{
    public void Contribute(ModelBuilder model)
    {
        model.Entity<LegalHold>(e =>
        {
            e.ToTable("AuditHolds");
            e.HasKey(h => h.Id);
            e.Property(h => h.Reason).HasMaxLength(LegalHold.LongestReason);
            e.OwnsActor(h => h.SetBy, "SetBy");
            e.OwnsActor(h => h.ReleasedBy, "ReleasedBy");
            e.Navigation(h => h.SetBy).IsRequired();
        });
        model.Entity<AuditAnchor>(e =>
        {
            e.ToTable("AuditAnchors");
            e.HasKey(a => a.Store);
            e.Property(a => a.Store).HasMaxLength(40);
            e.Property(a => a.Hash).HasMaxLength(AuditHash.Length);
        });
    }
}
