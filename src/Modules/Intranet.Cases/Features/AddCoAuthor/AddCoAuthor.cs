using Intranet.Abstractions;

namespace Intranet.Cases.Features;

/// <summary>Lets a colleague read and write the draft.</summary>
internal sealed record AddCoAuthor(Guid Id, long? ExpectedRevision, string? UserName);

internal sealed class AddCoAuthorHandler(CaseDesk desk, IPeople people)
{
    public async Task<Result<Case>> HandleAsync(AddCoAuthor command, CancellationToken cancellationToken)
    {
        var taken = await desk.TakeAsync(command.Id, (access, c) => access.Owns(c), command.ExpectedRevision, cancellationToken);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var guard = new InputGuard();
        var name = guard.Required(nameof(command.UserName), command.UserName, 200);
        if (guard.Failed)
        {
            return guard.Errors;
        }

        if (await people.FindAsync(desk.Actor.Tenant, name, cancellationToken) is not { } person)
        {
            return new NobodyByThatName(nameof(command.UserName), name);
        }

        return taken.Value.AddCoAuthor(person, desk.Db.UtcNow)
            ? await desk.SaveAsync(taken.Value, CaseEvents.CoAuthorAdded, new { person = person.UserId }, cancellationToken)
            : taken.Value;
    }
}
