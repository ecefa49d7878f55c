using Intranet.Abstractions;
using Microsoft.AspNetCore.Http;

namespace Intranet.Core;

/// <summary>Which endpoints exist for guests: those that say so.</summary>
internal static class GuestDoor
{
    /// <param name="user">Who comes.</param>
    /// <param name="resource">What authorization is asked about: the request.</param>
    public static bool IsOpen(ICurrentUser user, object? resource) =>
        !user.IsGuest || (resource as HttpContext)?.GetEndpoint()?.Metadata.GetMetadata<ForGuestsAttribute>() is not null;
}
