using Intranet.Abstractions;

namespace Intranet.Cases.Features;

/// <summary>Makes the draft, or the working copy, the next version for the whole organisation.</summary>
/// <param name="Id">The case.</param>
/// <param name="ExpectedRevision">Revision that the person saw; null to take any.</param>
/// <param name="Input">What was written since the last save; null publishes what was saved.</param>
/// <param name="Note">What changed; null when not told.</param>
internal sealed record PublishCase(Guid Id, long? ExpectedRevision, CaseInput? Input = null, string? Note = null);

internal sealed class PublishCaseHandler(CaseDesk desk)
{
    public async Task<Result<Case>> HandleAsync(PublishCase command, CancellationToken cancellationToken)
    {
        var taken = await desk.TakeAsync(command.Id, (access, c) => access.MayEdit(c), command.ExpectedRevision, cancellationToken);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var guard = new InputGuard();
        var note = guard.Optional(nameof(command.Note), command.Note, CaseLimits.VersionNote);
        var written = await WriteAsync(taken.Value, command.Input, cancellationToken);
        if (guard.Failed || written.Count > 0)
        {
            return Result<Case>.From([.. guard.Errors, .. written]);
        }

        var version = taken.Value.Publish(desk.Actor, note, desk.Db.UtcNow);
        if (!version.Succeeded)
        {
            return Result<Case>.From(version.Errors);
        }

        desk.Db.Add(version.Value);
        return await desk.SaveAsync(taken.Value, CaseEvents.Published, new { version = version.Value.Number }, cancellationToken);
    }

    private async Task<IReadOnlyList<Error>> WriteAsync(Case target, CaseInput? input, CancellationToken cancellationToken)
    {
        if (input is null)
        {
            return [];
        }

        var content = input.Read();
        if (!content.Succeeded)
        {
            return [.. content.Errors, .. CaseRules.MissingForPublishing(input)];
        }

        if (await desk.MeanForAsync(target, input.UnitId, cancellationToken) is { } audience)
        {
            return [audience];
        }

        return target.Save(content.Value, desk.Db.UtcNow) is { } problem ? [problem] : [];
    }
}
