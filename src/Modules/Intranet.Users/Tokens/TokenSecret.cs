using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Intranet.Users;

/// <summary>The text of a personal access token: a prefix that scanners for leaked secrets know, and 32 random bytes.</summary>
internal static class TokenSecret
{
    public const string Prefix = "pat_";

    private const int RandomBytes = 32;
    private const int Length = 4 + 43;

    public static string Create() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    public static bool LooksRight(string text) => text.Length == Length && text.StartsWith(Prefix, StringComparison.Ordinal);

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
