using Microsoft.EntityFrameworkCore;

namespace Intranet.Data;

/// <summary>All tables of the model, each after those that it refers to. Later modules are part of it without code here.</summary>
public static class PortableModel
{
    /// <exception cref="InvalidOperationException">Tables refer to each other in a ring.</exception>
    public static IReadOnlyList<PortableTable> Of(IntranetDbContext db)
    {
        var open = db.Model.GetRelationalModel().Tables.Select(t => new PortableTable(t)).OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<PortableTable>(open.Count);
        while (open.Count > 0)
        {
            var next = open.Find(t => !open.Exists(other => t.RefersTo(other.Name)))
                ?? throw new InvalidOperationException($"These tables refer to each other in a ring: {string.Join(", ", open.Select(t => t.Name))}.");
            open.Remove(next);
            ordered.Add(next);
        }

        return ordered;
    }
}
