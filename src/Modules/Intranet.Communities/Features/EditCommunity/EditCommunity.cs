using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Communities.Features.EditCommunity;

/// <param name="Scope">Where the community lies.</param>
/// <param name="Id">The community.</param>
/// <param name="ExpectedEdition">Edition that was read; null to overwrite whatever is there.</param>
/// <param name="Title">New title.</param>
/// <param name="Description">New description, Markdown.</param>
/// <param name="Access">Who may read from now on.</param>
/// <param name="Tags">New tags.</param>
/// <param name="ConfirmOpening">True when it was said that a closed community's threads may be read by everybody from now on.</param>
internal sealed record EditCommunity(
    Scope Scope, Guid Id, int? ExpectedEdition, string? Title, string? Description, CommunityAccess Access, IReadOnlyList<string>? Tags, bool ConfirmOpening);

internal sealed class EditCommunityHandler(CommunityFinder finder, ICurrentUser user, ISharingGuard guard, IEnumerable<ISubjectAccess> attached)
{
    public async Task<Result<Community>> HandleAsync(EditCommunity command, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(command.Scope, command.Id, cancellationToken) is not { } found)
        {
            return new NotFound();
        }

        if (!found.MayModerate)
        {
            return new NotAllowed();
        }

        var (db, community) = (found.Db, found.Community);
        var text = CommunityText.Check(command.Scope, guard, command.Title, command.Description, command.Tags);
        if (community.Access == CommunityAccess.Closed && command.Access == CommunityAccess.Open && !command.ConfirmOpening)
        {
            text.Errors.Add(new OpeningNotConfirmed());
        }

        if (text.Errors.Count > 0)
        {
            return text.Errors;
        }

        if (command.ExpectedEdition is { } expected && expected != community.Edition)
        {
            return new StaleRevision();
        }

        var before = community.AccessLabel;
        community.Edit(text.Title, text.Description, command.Access, text.Tags, db.UtcNow);
        if (community.AccessLabel != before)
        {
            await ChangeAccessAsync(db, community, cancellationToken);
        }

        db.Audit(user.Actor, "communities.community-edited.v1", Community.ContentKind, community.Id, new { community.Access });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new StaleRevision();
        }

        return community;
    }

    private async Task ChangeAccessAsync(IntranetDbContext db, Community community, CancellationToken cancellationToken)
    {
        foreach (var attachment in attached)
        {
            await attachment.ApplyAsync(db, new SubjectRef(Community.ContentKind, community.Id), community.AccessLabel, cancellationToken);
        }
    }
}
