using Intranet.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Users;

/// <summary>Maps Identity's own types too: its design-time context would bring a second context and leaves the passkeys out.</summary>
internal sealed class UsersModel : IModelContributor
{
    public void Contribute(ModelBuilder model)
    {
        MapUser(model);
        MapIdentity(model);
        MapRoles(model);
        MapGroups(model);
        MapSessionsAndTokens(model);
        model.Entity<StoredKey>(e =>
        {
            e.ToTable("DataProtectionKeys");
            e.StaysInInstallation();
            e.HasKey(k => k.Name);
            e.Property(k => k.Name).HasMaxLength(100);
        });
    }

    private static void MapUser(ModelBuilder model) => model.Entity<User>(e =>
    {
        e.ToTable("Users");
        e.HasKey(u => u.Id);
        e.Property(u => u.Id).ValueGeneratedNever();
        e.Property(u => u.UserName).HasMaxLength(User.LongestUserName).IsRequired();
        e.Property(u => u.NormalizedUserName).HasMaxLength(User.LongestUserName).IsRequired();
        e.Property(u => u.Email).HasMaxLength(User.LongestEmail);
        e.Property(u => u.NormalizedEmail).HasMaxLength(User.LongestEmail);
        e.Property(u => u.PasswordHash).HasMaxLength(200);
        e.Property(u => u.SecurityStamp).HasMaxLength(64);
        e.Property(u => u.ConcurrencyStamp).HasMaxLength(40).IsConcurrencyToken();
        e.Property(u => u.PhoneNumber).HasMaxLength(40);
        e.Property(u => u.Name).IsName(User.LongestName);
        e.Property(u => u.Title).HasMaxLength(User.LongestName);
        e.Property(u => u.Unit).HasMaxLength(User.LongestName);
        e.Property(u => u.Culture).HasMaxLength(2);
        e.Property(u => u.NameKey).HasMaxLength(User.LongestName + User.LongestUserName + 1);
        e.Property(u => u.Revision).IsConcurrencyToken();
        e.HasIndex(u => u.NormalizedUserName).IsUnique();
        e.HasIndex(u => u.Name);
        e.HasMany<IdentityUserClaim<Guid>>().WithOne().HasForeignKey(c => c.UserId);
        e.HasMany<IdentityUserLogin<Guid>>().WithOne().HasForeignKey(l => l.UserId);
        e.HasMany<IdentityUserToken<Guid>>().WithOne().HasForeignKey(t => t.UserId);
        e.HasMany<IdentityUserPasskey<Guid>>().WithOne().HasForeignKey(p => p.UserId);
        e.HasMany<UserRole>().WithOne().HasForeignKey(r => r.UserId);
        e.HasMany<UserSession>().WithOne().HasForeignKey(s => s.UserId);
        e.HasMany<AccessToken>().WithOne().HasForeignKey(t => t.UserId);
    });

    private static void MapIdentity(ModelBuilder model)
    {
        model.Entity<IdentityUserClaim<Guid>>(e =>
        {
            e.ToTable("UserClaims");
            e.HasKey(c => c.Id);
        });
        model.Entity<IdentityUserLogin<Guid>>(e =>
        {
            e.ToTable("UserLogins");
            e.HasKey(l => new { l.LoginProvider, l.ProviderKey });
            e.Property(l => l.LoginProvider).HasMaxLength(128);
            e.Property(l => l.ProviderKey).HasMaxLength(256);
        });
        model.Entity<IdentityUserToken<Guid>>(e =>
        {
            e.ToTable("UserTokens");
            e.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
            e.Property(t => t.LoginProvider).HasMaxLength(128);
            e.Property(t => t.Name).HasMaxLength(128);
        });
        model.Entity<IdentityUserPasskey<Guid>>(e =>
        {
            e.ToTable("UserPasskeys");
            e.HasKey(p => p.CredentialId);
            e.Property(p => p.CredentialId).HasMaxLength(1024);
            e.OwnsOne(p => p.Data, data => data.ToJson());
        });
    }

    private static void MapRoles(ModelBuilder model)
    {
        model.Entity<Role>(e =>
        {
            e.ToTable("Roles");
            e.HasKey(r => r.Id);
            e.Property(r => r.Name).IsName(Role.LongestName);
            e.HasIndex(r => r.Name).IsUnique();
            e.HasMany<UserRole>().WithOne().HasForeignKey(u => u.RoleId);
        });
        model.Entity<UserRole>(e =>
        {
            e.ToTable("UserRoles");
            e.HasKey(r => new { r.UserId, r.RoleId });
        });
    }

    private static void MapGroups(ModelBuilder model)
    {
        model.Entity<Group>(e =>
        {
            e.ToTable("Groups");
            e.HasKey(g => g.Id);
            e.Property(g => g.Name).IsName(Group.LongestName);
            e.Property(g => g.ExternalId).HasMaxLength(Group.LongestExternalId);
            e.HasIndex(g => g.ExternalId).IsUnique();
            e.HasMany<GroupMember>().WithOne().HasForeignKey(m => m.GroupId);
            e.HasMany<GroupRole>().WithOne().HasForeignKey(r => r.GroupId);
        });
        model.Entity<GroupMember>(e =>
        {
            e.ToTable("GroupMembers");
            e.HasKey(m => new { m.GroupId, m.UserId });
            e.HasIndex(m => m.UserId);
            e.HasOne<User>().WithMany().HasForeignKey(m => m.UserId);
        });
        model.Entity<GroupRole>(e =>
        {
            e.ToTable("GroupRoles");
            e.HasKey(r => new { r.GroupId, r.RoleId });
            e.HasOne<Role>().WithMany().HasForeignKey(r => r.RoleId);
        });
    }

    private static void MapSessionsAndTokens(ModelBuilder model)
    {
        model.Entity<UserSession>(e =>
        {
            e.ToTable("UserSessions");
            e.StaysInInstallation();
            e.HasKey(s => s.Id);
            e.Property(s => s.Id).ValueGeneratedNever();
            e.Property(s => s.Device).HasMaxLength(DeviceName.Longest);
        });
        model.Entity<AccessToken>(e =>
        {
            e.ToTable("AccessTokens");
            e.HasKey(t => t.Id);
            e.Property(t => t.Id).ValueGeneratedNever();
            e.Property(t => t.Name).HasMaxLength(AccessToken.LongestName);
            e.Property(t => t.Hash).HasMaxLength(32);
            e.HasIndex(t => t.Hash).IsUnique();
        });
    }
}
