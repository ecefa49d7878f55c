using Intranet.Data;

namespace Intranet.AuditTrail.Reading;

/// <summary>Where a row's thing is shown; null where it has no page of its own.</summary>
internal static class ThingPaths
{
    public static string? Of(AuditEntry row) => row.IsErased ? null : row.SubjectKind switch
    {
        "case" => $"cases/{row.SubjectId}",
        "thread" => $"threads/{row.SubjectId}",
        "community" => $"communities/{row.SubjectId}",
        "person" => $"people/{row.SubjectId}",
        "role" => "admin/roles",
        _ => null,
    };
}
