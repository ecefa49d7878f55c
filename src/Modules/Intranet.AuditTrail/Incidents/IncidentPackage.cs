using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Intranet.Abstractions;
using Intranet.AuditTrail.Checking;
using Intranet.AuditTrail.Reading;
using Intranet.AuditTrail.Retention;
using Intranet.Data;
using Intranet.Ui.Dates;
using Microsoft.EntityFrameworkCore;

namespace Intranet.AuditTrail.Incidents;

/// <summary>
/// Writes all that the trail tells of a time span into one zip file: rows with their seals, holds, the result of a check, a
/// manifest, and a checksum of every file. Rows between the first and the last place come along even where their time lies
/// outside the span, so that the piece of chain verifies by itself.
/// </summary>
internal sealed class IncidentPackage(StoreFactory stores, StoreMigrator migrator, ChainCheck check, TimeProvider clock)
{
    public const int MostRows = 200_000;
    private const int BatchSize = 2000;
    private const string Format = "delad-kunskap/incident-package/1";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly JsonSerializerOptions Indented = new(Json) { WriteIndented = true };

    private const string HowToVerify =
        """
        # How to verify this package

        1. `sha256sum -c checksums.sha256` compares every file with its checksum.
        2. `audit.jsonl` is a piece of a hash chain. For each line, `seal.hash` is SHA-256 over "delad-kunskap/audit-place/1",
           the place (`sequence`), `seal.previous` and `seal.content`, each written as its length (8 bytes, big endian) and its bytes;
           a number is 8 bytes, big endian. `seal.previous` of a line is `seal.hash` of the line before.
        3. `seal.content` is SHA-256 over "delad-kunskap/audit-row/1", `seal.salt`, the time in microseconds since year 1, `action`,
           `subjectKind`, `subjectId` (32 hexadecimal digits), `unit`, `data`, `address`, and the actor's `tenant`, `userId`, `name`,
           `title`, `organisation`, `unit`, written the same way in UTF-8; what is null is written as the length -1.
        4. A row with `erasureId` was emptied when its time of keeping had passed. The row `audit.rows-erased` with that id tells how
           many rows it emptied, and the SHA-256 over their places and contents.

        """;

    /// <summary>Counts the rows of a span.</summary>
    public async Task<int> CountAsync(string tenant, DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        await using var db = stores.Create(tenant);
        return await AuditFilter.InSpan(db.Set<AuditEntry>(), from, until).CountAsync(cancellationToken);
    }

    /// <summary>Writes the package. Answers how many rows it holds.</summary>
    /// <param name="tenant">Whose trail.</param>
    /// <param name="from">First day.</param>
    /// <param name="until">Last day.</param>
    /// <param name="by">Who asked for it; null for an operator's command.</param>
    /// <param name="target">Where the zip file goes; stays open.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task<int> WriteAsync(string tenant, DateOnly from, DateOnly until, Actor? by, Stream target, CancellationToken cancellationToken)
    {
        await migrator.EnsureAsync(tenant, cancellationToken);
        await using var db = stores.Create(tenant);
        var report = await check.CheckAsync(tenant, noted: null, cancellationToken);
        var span = AuditFilter.InSpan(db.Set<AuditEntry>().AsNoTracking(), from, until);
        var (first, last) = (await span.MinAsync(a => a.SealSequence, cancellationToken), await span.MaxAsync(a => a.SealSequence, cancellationToken));
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        var sums = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var rows = await WriteRowsAsync(zip, sums, db, first ?? 0, last ?? -1, cancellationToken);
        var holds = await db.Set<LegalHold>().AsNoTracking().OrderBy(h => h.SetUtc).ToListAsync(cancellationToken);
        await WriteAsync(zip, sums, "holds.json", JsonSerializer.Serialize(holds, Indented));
        await WriteAsync(zip, sums, "check.json", JsonSerializer.Serialize(CheckResponse.Of(report), Indented));
        await WriteAsync(zip, sums, "verify.md", HowToVerify);
        var manifest = new
        {
            format = Format, tenant, from = from.ToString("O", CultureInfo.InvariantCulture), until = until.ToString("O", CultureInfo.InvariantCulture),
            madeUtc = clock.GetUtcNow().UtcDateTime, madeBy = by, rows, firstSequence = first, lastSequence = last, head = report.Head?.ToString(), isWhole = report.IsWhole,
            files = sums.ToDictionary(s => s.Key, s => "sha256:" + s.Value, StringComparer.Ordinal),
        };
        await WriteAsync(zip, sums, "manifest.json", JsonSerializer.Serialize(manifest, Indented));
        await WriteAsync(zip, new SortedDictionary<string, string>(), "checksums.sha256", string.Concat(sums.Select(s => $"{s.Value}  {s.Key}\n")));
        return rows;
    }

    private static async Task<int> WriteRowsAsync(
        ZipArchive zip, SortedDictionary<string, string> sums, IntranetDbContext db, long first, long last, CancellationToken cancellationToken)
    {
        const string name = "audit.jsonl";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var entry = zip.CreateEntry(name).Open();
        var (count, after) = (0, first - 1);
        while (true)
        {
            var rows = await db.Set<AuditEntry>().AsNoTracking().Where(a => a.SealSequence > after && a.SealSequence <= last)
                .OrderBy(a => a.SealSequence).Take(BatchSize).ToListAsync(cancellationToken);
            foreach (var row in rows)
            {
                var line = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(AuditRowResponse.Of(row, withSeal: true), Json) + "\n");
                hash.AppendData(line);
                await entry.WriteAsync(line, cancellationToken);
            }

            count += rows.Count;
            if (rows.Count < BatchSize)
            {
                sums[name] = Convert.ToHexStringLower(hash.GetHashAndReset());
                return count;
            }

            after = rows[^1].SealSequence!.Value;
        }
    }

    private static async Task WriteAsync(ZipArchive zip, SortedDictionary<string, string> sums, string name, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        sums[name] = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await using var entry = zip.CreateEntry(name).Open();
        await entry.WriteAsync(bytes);
    }
}
