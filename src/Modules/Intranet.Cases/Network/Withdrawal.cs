using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Cases;

/// <summary>Makes a copy a tombstone where its organisation's store no longer speaks for it.</summary>
internal static class Withdrawal
{
    /// <summary>Withdraws the copy, its threads with it. The caller saves.</summary>
    public static async Task ApplyAsync(IntranetDbContext network, SharedCase copy, IEnumerable<ISubjectAccess> attached, CancellationToken cancellationToken)
    {
        copy.Withdraw(network.UtcNow);
        foreach (var access in attached)
        {
            await access.ApplyAsync(network, new SubjectRef(Case.Kind, copy.Id), SharedCaseLabels.Of(copy), cancellationToken);
        }

        network.Touch(copy);
        network.Audit(null, CaseEvents.CopyWithdrawn, Case.Kind, copy.Id, new { copy.Version });
    }
}
