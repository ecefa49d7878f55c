using Intranet.Abstractions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Intranet.Data;

/// <summary>What modules say about their entities, the same on both providers.</summary>
public static class ModelExtensions
{
    internal const string NameAnnotation = "Intranet:Name";
    internal const string InstallationAnnotation = "Intranet:Installation";

    /// <summary>A name or title: sorted as Swedish people sort.</summary>
    public static PropertyBuilder<string> IsName(this PropertyBuilder<string> property, int maximum)
    {
        property.HasMaxLength(maximum).HasAnnotation(NameAnnotation, true);
        return property;
    }

    /// <summary>Rows that mean something in this installation only (work to be done, sessions, keys): left out of a tenant's export.</summary>
    public static void StaysInInstallation<T>(this EntityTypeBuilder<T> entity)
        where T : class => entity.HasAnnotation(InstallationAnnotation, true);

    /// <summary>Maps a snapshot of a person into columns with a prefix: <c>AuthorTenant</c>, <c>AuthorUserId</c> …</summary>
    public static void OwnsActor<T>(this EntityTypeBuilder<T> entity, System.Linq.Expressions.Expression<Func<T, Actor?>> property, string prefix)
        where T : class
    {
        entity.OwnsOne(property, actor =>
        {
            actor.Property(a => a.Tenant).HasColumnName(prefix + "Tenant").HasMaxLength(40);
            actor.Property(a => a.UserId).HasColumnName(prefix + "UserId");
            actor.Property(a => a.Name).HasColumnName(prefix + "Name").HasMaxLength(200);
            actor.Property(a => a.Title).HasColumnName(prefix + "Title").HasMaxLength(200);
            actor.Property(a => a.Organisation).HasColumnName(prefix + "Organisation").HasMaxLength(200);
            actor.Property(a => a.Unit).HasColumnName(prefix + "Unit").HasMaxLength(200);
        });
        entity.Navigation(property).AutoInclude();
    }
}
