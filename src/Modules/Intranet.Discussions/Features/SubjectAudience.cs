using Intranet.Abstractions;
using Intranet.Ui.TagHelpers;

namespace Intranet.Discussions.Features;

/// <summary>Who reads what hangs on a subject, for a tag.</summary>
/// <param name="Kind">How wide.</param>
/// <param name="Name">Name of the readers; null where the kind has words of its own.</param>
internal sealed record SubjectAudience(AudienceKind Kind, string? Name)
{
    private const string Community = "community";
    private const string UnitKind = "unit";

    public static SubjectAudience Of(Scope scope, string subjectKind, string subjectTitle, string organisation)
    {
        if (subjectKind == Community)
        {
            return new SubjectAudience(AudienceKind.Community, subjectTitle);
        }

        if (subjectKind == UnitKind)
        {
            return new SubjectAudience(AudienceKind.Unit, subjectTitle);
        }

        return scope == Scope.Network ? new SubjectAudience(AudienceKind.AllMembers, null) : new SubjectAudience(AudienceKind.Organisation, organisation);
    }
}
