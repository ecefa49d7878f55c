using Intranet.Abstractions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Intranet.Architecture.Tests.Rules;

/// <summary>
/// Rule 3: every endpoint has a feature and a policy, or stands on the short list of those that answer anybody. An endpoint
/// without a policy of its own falls under the host's fallback, which demands a signed-in person of the tenant.
/// </summary>
internal static class GuardedEndpoints
{
    /// <summary>Templates that answer anybody. Each line is a decision: add one only with a reason.</summary>
    private static readonly Dictionary<string, string> Anonymous = new(StringComparer.Ordinal)
    {
        ["start"] = "the way to one's organisation",
        ["account/sign-in"] = "how one becomes somebody",
        ["account/sign-out"] = "works when the session is already gone",
        ["help/{name?}"] = "help with signing in",
        ["help/accessibility"] = "the statement that the law asks for, for everybody",
        ["help/accessibility/report"] = "the law lets anybody report, without an account",
        ["preferences"] = "language and colours, before signing in too",
        ["n/{id}"] = "links mailed between organisations; leads to sign-in",
        ["error/{code:int:range(400,599)}"] = "what went wrong",
        ["theme/{revision:long}.css"] = "an organisation's colours on its sign-in page",
        ["opensearch.xml"] = "read by browsers without a session; says only the site's name",
        ["openapi/{documentName}.json"] = "the API's description",
    };

    /// <summary>Checks endpoints. <paramref name="hasFallback"/> says whether the host demands a signed-in person where nothing else is said.</summary>
    public static IEnumerable<string> Check(IEnumerable<Endpoint> endpoints, bool hasFallback)
    {
        foreach (var endpoint in endpoints.OfType<RouteEndpoint>().Where(e => !IsStaticFile(e)))
        {
            var template = endpoint.RoutePattern.RawText?.TrimStart('/') ?? "";
            var isAnonymous = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            if (isAnonymous && !Anonymous.ContainsKey(template))
            {
                yield return $"{template} answers anybody and is not on the list of those that may.";
            }

            var hasPolicy = hasFallback || endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null;
            if (!isAnonymous && !hasPolicy)
            {
                yield return $"{template} has no policy.";
            }

            var isTenantless = endpoint.Metadata.GetMetadata<TenantlessAttribute>() is not null;
            if (!isTenantless && endpoint.Metadata.GetMetadata<FeatureMetadata>() is null)
            {
                yield return $"{template} belongs to no feature.";
            }

            if (isTenantless && !isAnonymous)
            {
                yield return $"{template} answers without a tenant but demands a person, who belongs to one.";
            }
        }
    }

    /// <summary>Entries of the list that no endpoint uses any more.</summary>
    public static IEnumerable<string> CheckList(IEnumerable<Endpoint> endpoints)
    {
        var used = endpoints.OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText?.TrimStart('/')).ToHashSet();
        return Anonymous.Keys.Where(template => !used.Contains(template)).Select(template => $"{template} stands on the list, but no endpoint has it.");
    }

    /// <summary>Files of <c>wwwroot</c>, each an endpoint of its own, and in Development one for those that are new.</summary>
    private static bool IsStaticFile(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText == "{**path:file}" || endpoint.Metadata.Any(m => m.GetType().FullName!.Contains("StaticAsset", StringComparison.Ordinal));
}
