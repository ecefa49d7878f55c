using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Intranet.Testing;

/// <summary>
/// The product's hasher, which works out each password of each hash once in a test process: the accounts of the demonstration sign in
/// some hundred times, and each time costs what it is meant to cost.
/// </summary>
internal sealed class RememberingHasher<TUser>(IOptions<PasswordHasherOptions> options) : PasswordHasher<TUser>(options)
    where TUser : class
{
    private static readonly ConcurrentDictionary<(string Hash, string Password), bool> Known = new();

    public override PasswordVerificationResult VerifyHashedPassword(TUser user, string hashedPassword, string providedPassword)
    {
        if (Known.ContainsKey((hashedPassword, providedPassword)))
        {
            return PasswordVerificationResult.Success;
        }

        var result = base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        if (result == PasswordVerificationResult.Success)
        {
            Known[(hashedPassword, providedPassword)] = true;
        }

        return result;
    }
}

internal static class RememberingHasher
{
    public static void Use(IServiceCollection services)
    {
        var own = services.Single(s => s.ServiceType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(IPasswordHasher<>));
        services.Remove(own);
        services.AddScoped(own.ServiceType, typeof(RememberingHasher<>).MakeGenericType(own.ServiceType.GenericTypeArguments));
    }
}
