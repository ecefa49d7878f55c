using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Intranet.Abstractions;

/// <summary>Stable ids for recipe content, so that running a recipe again meets the same things.</summary>
public static class ContentKey
{
    /// <summary>A version 8 UUID (RFC 9562) from the first 16 bytes of SHA-256 over tenant, kind and key.</summary>
    public static Guid ToId(string tenant, string kind, string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant}\n{kind}\n{key}"));
        var bytes = hash.AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Resolves a reference: a key of the same tenant, or <c>{ "tenant": …, "key": … }</c>. Null where the value is neither.</summary>
    public static Guid? Resolve(string tenant, string kind, JsonNode? reference) => reference switch
    {
        JsonValue value when value.TryGetValue<string>(out var key) => ToId(tenant, kind, key),
        JsonObject other when other["key"] is JsonValue key => ToId(other["tenant"]?.GetValue<string>() ?? tenant, kind, key.GetValue<string>()),
        _ => null,
    };
}
