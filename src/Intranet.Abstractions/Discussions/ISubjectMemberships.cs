namespace Intranet.Abstractions;

/// <summary>Says which subjects a person belongs to: the communities joined. One per kind of subject that has members.</summary>
public interface ISubjectMemberships
{
    /// <summary>The subjects of a scope that the person is a member of; empty where there are none.</summary>
    Task<IReadOnlyCollection<SubjectRef>> GetAsync(Scope scope, Actor actor, CancellationToken cancellationToken = default);
}
