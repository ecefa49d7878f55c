using Intranet.Data;
using Intranet.Grants.Network;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Grants.Data;

/// <summary>Grants in the store of who gives them, and in the store of <c>Default</c> what coordinators are told of them.</summary>
internal sealed class GrantsModel : IModelContributor
{
    public void Contribute(ModelBuilder model)
    {
        model.Entity<AccessGrant>(e =>
        {
            e.ToTable("AccessGrants");
            e.HasKey(g => g.Id);
            e.Property(g => g.Reason).HasMaxLength(AccessGrant.LongestReason);
            e.OwnsActor(g => g.GivenBy, "GivenBy");
            e.OwnsActor(g => g.EndedBy, "EndedBy");
            e.OwnsActor(g => g.OpenedBy, "OpenedBy");
            e.Navigation(g => g.GivenBy).IsRequired();
        });
        model.Entity<ReceivedGrant>(e =>
        {
            e.ToTable("ReceivedGrants");
            e.HasKey(g => g.Id);
            e.Property(g => g.GivenIn).HasMaxLength(40);
            e.Property(g => g.Organisation).HasMaxLength(200);
            e.Property(g => g.Reason).HasMaxLength(AccessGrant.LongestReason);
            e.HasIndex(g => g.UntilUtc);
        });
    }
}
