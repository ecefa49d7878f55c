namespace Intranet.Abstractions;

/// <summary>What a subject is called, and who may find what hangs on it.</summary>
public sealed record SubjectState(string Title, string AccessLabel);

/// <summary>
/// The current state of subjects of a kind that search does not find by themselves. Implemented by the module that owns the kind,
/// which announces each change under the kind's name.
/// </summary>
public interface ISubjectStates
{
    string Kind { get; }

    /// <summary>Null when there is no such subject.</summary>
    Task<SubjectState?> LoadAsync(string tenant, Guid id, CancellationToken cancellationToken = default);
}
