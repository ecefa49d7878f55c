using Intranet.Abstractions;

namespace Intranet.Discussions;

/// <summary>A subject and its scope as one value of a form or query: <c>network:community:{id}</c>.</summary>
internal sealed record SubjectAddress(Scope Scope, SubjectRef Subject)
{
    public override string ToString() => $"{(Scope == Scope.Network ? "network" : "own")}:{FormatSubject(Subject)}";

    public static string FormatSubject(SubjectRef subject) => $"{subject.Kind}:{subject.Id:N}";

    /// <summary>Reads <c>community:{id}</c>; null where it is not one.</summary>
    public static SubjectRef? ParseSubject(string? text) =>
        text?.Split(':') is [{ Length: > 0 and <= 40 } kind, var id] && Guid.TryParse(id, out var guid) ? new SubjectRef(kind, guid) : null;

    public static SubjectAddress? Parse(string? text)
    {
        var end = text?.IndexOf(':') ?? -1;
        return end > 0 && ParseScope(text![..end]) is { } scope && ParseSubject(text[(end + 1)..]) is { } subject ? new SubjectAddress(scope, subject) : null;
    }

    /// <summary><c>own</c> or <c>network</c>, in any case; null for anything else.</summary>
    public static Scope? ParseScope(string? text) => text?.ToLowerInvariant() switch
    {
        "own" => Scope.Own,
        "network" => Scope.Network,
        _ => null,
    };
}
