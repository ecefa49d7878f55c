namespace Intranet.Tenants.Features.ExplainError;

/// <summary>Stable names of problems that no use case named itself.</summary>
internal static class ProblemTypes
{
    public static string Of(int status) => status switch
    {
        401 => "not-signed-in",
        403 => "not-allowed",
        404 => "not-found",
        405 => "method-not-allowed",
        409 => "conflict",
        412 => "stale-revision",
        413 => "too-large",
        415 => "unsupported-media-type",
        422 => "key-reused",
        429 => "too-many-requests",
        503 => "unavailable",
        >= 500 => "internal-error",
        _ => "bad-request",
    };
}
