using Intranet.Abstractions;

namespace Intranet.Discussions;

/// <summary>The thread takes no more replies.</summary>
public sealed record ThreadIsClosed() : Error(ErrorKind.Conflict);

/// <summary>What was removed has been gone too long to be put back.</summary>
public sealed record TooLateToUndo() : Error(ErrorKind.Conflict);

/// <summary>An announcement that nobody would see, or one that would stay for ever.</summary>
public sealed record ValidUntilOutOfRange : Error
{
    public ValidUntilOutOfRange()
        : base(ErrorKind.Invalid) => Field = "ValidUntil";
}
