using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Ui.Content;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Cases.Features;

/// <summary>Tells all members how the own organisation uses a shared case.</summary>
/// <param name="CaseId">The shared case.</param>
/// <param name="Stage"><c>considering</c>, <c>piloting</c>, <c>inUse</c>, <c>adapted</c> or <c>stopped</c>.</param>
/// <param name="Note">What was changed, what it took, how it went; null when not told.</param>
internal sealed record Adopt(Guid CaseId, string? Stage, string? Note);

internal sealed class AdoptHandler(IStores stores, ICurrentUser user, ISharingGuard guard)
{
    private const int MostTries = 5;

    public async Task<Result<Adoption>> HandleAsync(Adopt command, CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Network);
        var shared = await db.Set<SharedCase>().SingleOrDefaultAsync(c => c.Id == command.CaseId, cancellationToken);
        if (shared is null || shared.IsWithdrawn)
        {
            return new NotFound();
        }

        if (!user.May(CasePermissions.Adopt) || user.Actor.Tenant == ShellSettings.DefaultName)
        {
            return new NotAllowed();
        }

        if (shared.Author.Tenant == user.Actor.Tenant)
        {
            return new OwnCaseNeedsNoAdoption();
        }

        var read = Read(command, db.UtcNow);
        return read.Succeeded ? await SaveAsync(db, shared, read.Value, cancellationToken) : read;
    }

    private Result<Adoption> Read(Adopt command, DateTime nowUtc)
    {
        var input = new InputGuard();
        var note = input.Optional(nameof(command.Note), command.Note, CaseLimits.Message);
        var stage = EnumName.Parse<AdoptionStage>(command.Stage);
        if (stage is null)
        {
            input.Add(string.IsNullOrWhiteSpace(command.Stage) ? new FieldRequired(nameof(command.Stage)) : new FieldInvalid(nameof(command.Stage)));
        }

        input.Errors.AddRange(guard.CheckShown((nameof(command.Note), note)));
        return input.Failed ? input.Errors : new Adoption(Guid.CreateVersion7(), command.CaseId, user.Actor, stage!.Value, note, nowUtc);
    }

    private async Task<Result<Adoption>> SaveAsync(IntranetDbContext db, SharedCase shared, Adoption adoption, CancellationToken cancellationToken)
    {
        db.Add(adoption);
        db.Audit(user.Actor, CaseEvents.Adopted, Case.Kind, shared.Id, new { stage = EnumName.Of(adoption.Stage) });
        for (var attempt = 1; ; attempt++)
        {
            await AdoptionCount.TakeInAsync(db, shared, adoption, cancellationToken);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return adoption;
            }
            catch (DbUpdateConcurrencyException) when (attempt < MostTries)
            {
                // Another organisation told how it does at the same moment: count again on what is stored now.
                await db.Entry(shared).ReloadAsync(cancellationToken);
                if (shared.IsWithdrawn)
                {
                    return new NotFound();
                }
            }
        }
    }
}
