using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Intranet.Abstractions;

namespace Intranet.Data;

/// <summary>
/// Hashes of the audit trail (SHA-256). Each field is written as its length and its UTF-8 bytes, so that no two rows make the
/// same bytes; a hash chain in the manner of Haber and Stornetta, "How to time-stamp a digital document" (1991).
/// </summary>
public static class AuditHash
{
    /// <summary>Bytes of a hash.</summary>
    public const int Length = 32;

    private const string ContentDomain = "delad-kunskap/audit-row/1";
    private const string PlaceDomain = "delad-kunskap/audit-place/1";

    /// <summary>What stands before the first row.</summary>
    public static byte[] Origin { get; } = new byte[Length];

    /// <summary>Hash of what a row says, without its place.</summary>
    public static byte[] OfContent(AuditEntry row, byte[] salt)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, ContentDomain);
        Add(hash, salt);
        Add(hash, row.AtUtc.Ticks / TimeSpan.TicksPerMicrosecond);
        Add(hash, row.Action);
        Add(hash, row.SubjectKind);
        Add(hash, row.SubjectId.ToString("N"));
        Add(hash, row.Unit);
        Add(hash, row.Data);
        Add(hash, row.Address);
        Add(hash, row.Actor);
        return hash.GetHashAndReset();
    }

    /// <summary>Hash of a row at its place.</summary>
    public static byte[] OfPlace(long sequence, byte[] previous, byte[] content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, PlaceDomain);
        Add(hash, sequence);
        Add(hash, previous);
        Add(hash, content);
        return hash.GetHashAndReset();
    }

    /// <summary>Takes an erased row into the digest that its erasure tells of.</summary>
    public static void AddErased(IncrementalHash digest, AuditEntry row)
    {
        Add(digest, row.SealSequence!.Value);
        Add(digest, row.SealContent!);
    }

    private static void Add(IncrementalHash hash, Actor? actor)
    {
        Add(hash, actor?.Tenant);
        Add(hash, actor?.UserId.ToString("N"));
        Add(hash, actor?.Name);
        Add(hash, actor?.Title);
        Add(hash, actor?.Organisation);
        Add(hash, actor?.Unit);
    }

    private static void Add(IncrementalHash hash, string? text)
    {
        if (text is null)
        {
            AddNumber(hash, -1);
            return;
        }

        Add(hash, Encoding.UTF8.GetBytes(text));
    }

    private static void Add(IncrementalHash hash, byte[] bytes)
    {
        AddNumber(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Add(IncrementalHash hash, long number)
    {
        AddNumber(hash, sizeof(long));
        AddNumber(hash, number);
    }

    private static void AddNumber(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
