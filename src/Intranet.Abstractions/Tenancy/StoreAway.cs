using Microsoft.AspNetCore.Http;

namespace Intranet.Abstractions;

/// <summary>Marks a request whose store could not be reached, so that the page that says so asks no store for anything.</summary>
public sealed class StoreAway
{
    private StoreAway()
    {
    }

    public static void Mark(HttpContext context) => context.Features.Set(new StoreAway());

    public static bool Is(HttpContext context) => context.Features.Get<StoreAway>() is not null;
}
