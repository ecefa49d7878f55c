using System.Security.Cryptography;

namespace Intranet.Users;

/// <summary>A password that can be read out over the telephone: four groups of four, 79 bits, no letters that look alike.</summary>
internal static class TemporaryPassword
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    public static string Create() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));
}
