using Microsoft.EntityFrameworkCore;

namespace Intranet.Data;

/// <summary>The platform's own tables.</summary>
internal sealed class PlatformModel : IModelContributor
{
    public void Contribute(ModelBuilder model)
    {
        model.Entity<OutboxMessage>(e =>
        {
            e.ToTable("Outbox");
            e.StaysInInstallation();
            e.HasKey(m => m.Id);
            e.Property(m => m.Consumer).HasMaxLength(60);
            e.Property(m => m.Kind).HasMaxLength(40);
            e.Property(m => m.Error).HasMaxLength(2000);
            e.HasIndex(m => new { m.DeadUtc, m.DueUtc });
        });
        model.Entity<LoggedChange>(e =>
        {
            e.ToTable("ChangeLog");
            e.StaysInInstallation();
            e.HasKey(c => c.Sequence);
            e.Property(c => c.Sequence).ValueGeneratedNever();
            e.Property(c => c.Consumer).HasMaxLength(60);
            e.Property(c => c.Kind).HasMaxLength(40);
        });
        model.Entity<ChangeLogHead>(e =>
        {
            e.ToTable("ChangeLogHead");
            e.StaysInInstallation();
            e.HasKey(h => h.Id);
            e.Property(h => h.Id).ValueGeneratedNever();
        });
        model.Entity<StoredNode>(e =>
        {
            e.ToTable("Nodes");
            e.StaysInInstallation();
            e.HasKey(n => n.Id);
            e.Property(n => n.Id).ValueGeneratedNever();
            e.Property(n => n.Name).HasMaxLength(200);
        });
        model.Entity<StoredBell>(e =>
        {
            e.ToTable("Bells");
            e.StaysInInstallation();
            e.HasKey(b => b.Name);
            e.Property(b => b.Name).HasMaxLength(100);
        });
        model.Entity<AuditEntry>(e =>
        {
            e.ToTable("AuditTrail");
            e.HasKey(a => a.Id);
            e.OwnsActor(a => a.Actor, "Actor");
            e.Property(a => a.Action).HasMaxLength(80);
            e.Property(a => a.SubjectKind).HasMaxLength(40);
            e.Property(a => a.Unit).HasMaxLength(200);
            e.HasIndex(a => new { a.SubjectKind, a.SubjectId });
            e.Property(a => a.Address).HasMaxLength(64);
            e.Property(a => a.SealPrevious).HasMaxLength(AuditHash.Length);
            e.Property(a => a.SealSalt).HasMaxLength(AuditEntry.SaltLength);
            e.Property(a => a.SealContent).HasMaxLength(AuditHash.Length);
            e.Property(a => a.SealHash).HasMaxLength(AuditHash.Length);
            e.HasIndex(a => a.SealSequence).IsUnique();
            e.HasIndex(a => a.AtUtc);
            e.HasIndex(a => a.ErasureId);
        });
        model.Entity<AuditHead>(e =>
        {
            e.ToTable("AuditHead");
            e.HasKey(h => h.Id);
            e.Property(h => h.Id).ValueGeneratedNever();
            e.Property(h => h.Hash).HasMaxLength(AuditHash.Length);
        });
        model.Entity<IdempotencyRecord>(e =>
        {
            e.ToTable("Idempotency");
            e.StaysInInstallation();
            e.HasKey(r => r.Key);
            e.Property(r => r.Key).HasMaxLength(300);
            e.Property(r => r.ETag).HasMaxLength(100);
        });
        model.Entity<StoredSetting>(e =>
        {
            e.ToTable("Settings");
            e.HasKey(s => s.Name);
            e.Property(s => s.Name).HasMaxLength(80);
        });
        model.Entity<StoredShell>(e =>
        {
            e.ToTable("Shells");
            e.StaysInInstallation();
            e.HasKey(s => s.Name);
            e.Property(s => s.Name).HasMaxLength(40);
        });
    }
}
