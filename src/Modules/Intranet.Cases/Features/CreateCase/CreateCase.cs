using Intranet.Abstractions;

namespace Intranet.Cases.Features;

/// <summary>Begins a draft, or publishes at once.</summary>
/// <param name="Input">What was written.</param>
/// <param name="Publish">True to make it version 1 for the whole organisation.</param>
internal sealed record CreateCase(CaseInput Input, bool Publish = false);

internal sealed class CreateCaseHandler(CaseDesk desk)
{
    public async Task<Result<Case>> HandleAsync(CreateCase command, CancellationToken cancellationToken)
    {
        if (!desk.Access.MayWrite)
        {
            return new NotAllowed();
        }

        var content = command.Input.Read();
        if (!content.Succeeded)
        {
            return Result<Case>.From([.. content.Errors, .. command.Publish ? CaseRules.MissingForPublishing(command.Input) : []]);
        }

        var now = desk.Db.UtcNow;
        var created = new Case(Guid.CreateVersion7(), content.Value, desk.Actor, now);
        if (await desk.MeanForAsync(created, command.Input.UnitId, cancellationToken) is { } problem)
        {
            return problem;
        }

        if (command.Publish)
        {
            var version = created.Publish(desk.Actor, note: null, now);
            if (!version.Succeeded)
            {
                return Result<Case>.From(version.Errors);
            }

            desk.Db.Add(version.Value);
        }

        desk.Db.Add(created);
        return await desk.SaveAsync(created, command.Publish ? CaseEvents.Published : CaseEvents.Created, null, cancellationToken);
    }
}
