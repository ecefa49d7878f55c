using Intranet.Abstractions;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Communities.Features.ManageMembers;

/// <summary>Takes an invitation back.</summary>
internal sealed record WithdrawInvitation(Scope Scope, Guid Id, Guid Invitation);

internal sealed class WithdrawInvitationHandler(CommunityFinder finder)
{
    public async Task<Result<Done>> HandleAsync(WithdrawInvitation command, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(command.Scope, command.Id, cancellationToken) is not { } found)
        {
            return new NotFound();
        }

        if (!found.MayModerate)
        {
            return new NotAllowed();
        }

        // Answered meanwhile, or expired: nothing is left to take back.
        await found.Db.Set<Invitation>().Where(i => i.CommunityId == command.Id && i.Id == command.Invitation).ExecuteDeleteAsync(cancellationToken);
        return new Done();
    }
}
