using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Cases;

/// <summary>Keeps the numbers of a shared case true when an organisation tells something new.</summary>
internal static class AdoptionCount
{
    /// <summary>Lets the new adoption take the place of what the same organisation told before, and counts anew. The caller saves.</summary>
    public static async Task TakeInAsync(IntranetDbContext db, SharedCase shared, Adoption adoption, CancellationToken cancellationToken)
    {
        var current = await db.Set<Adoption>().Where(a => a.CaseId == shared.Id && a.IsCurrent && a.Id != adoption.Id).ToListAsync(cancellationToken);
        foreach (var earlier in current.Where(a => a.By.Tenant == adoption.By.Tenant))
        {
            earlier.Supersede();
        }

        shared.Count(current.Where(a => a.IsCurrent).Select(a => a.Stage).Append(adoption.Stage));
        db.Touch(shared);
    }
}
