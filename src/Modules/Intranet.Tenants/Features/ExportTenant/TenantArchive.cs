using System.Text.Json;
using System.Text.Json.Serialization;
using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Tenants.Features.ExportTenant;

/// <summary>What an organisation's archive says of itself, in <c>manifest.json</c>.</summary>
/// <param name="Format">Always <see cref="FormatName"/>.</param>
/// <param name="Version">Of the layout.</param>
/// <param name="MadeUtc">Moment that the content is from.</param>
/// <param name="Product">Version of the product that wrote it.</param>
/// <param name="Model">Fingerprint of the tables and columns; the same where archives hold the same columns.</param>
/// <param name="Tenant">The organisation as registered.</param>
/// <param name="Tables">Files of rows.</param>
/// <param name="Files">Paths of attachments below <c>files/</c>.</param>
internal sealed record TenantArchive(
    string Format, int Version, DateTime MadeUtc, string Product, string Model, ShellSettings Tenant, IReadOnlyList<TenantTable> Tables, IReadOnlyList<string> Files)
{
    public const string FormatName = "intranet-tenant";
    public const int CurrentVersion = 1;
    public const string FileName = "manifest.json";
    public const string FilesFolder = "files/";
    public const string Own = "own";
    public const string Network = "network";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Converters = { new JsonStringEnumConverter() }, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static TenantArchive Read(string json)
    {
        TenantArchive? archive = null;
        try
        {
            archive = JsonSerializer.Deserialize<TenantArchive>(json, Json);
        }
        catch (JsonException)
        {
            // The words below say it.
        }

        if (archive is not { Format: FormatName, Tenant: not null, Tables: not null, Files: not null })
        {
            throw new PortableException("The archive is no export of an organisation: its manifest says something else. Nothing was changed.");
        }

        return archive.Version == CurrentVersion
            ? archive
            : throw new PortableException($"The archive has layout {archive.Version}, and this version of the product reads {CurrentVersion}. Nothing was changed.");
    }

    public static string PathOf(string scope, string table) => $"{scope}/{table}.jsonl";

    /// <summary>Fingerprint of tables and columns.</summary>
    public static string ModelOf(IEnumerable<PortableTable> tables) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
        System.Text.Encoding.UTF8.GetBytes(string.Join('\n', tables.OrderBy(t => t.Name, StringComparer.Ordinal).Select(t => $"{t.Name}: {string.Join(' ', t.Columns.Select(c => c.Name))}")))))[..16];
}

/// <summary>Rows of one table.</summary>
/// <param name="Scope"><c>own</c> or <c>network</c>.</param>
/// <param name="Name">Name of the table.</param>
/// <param name="Rows">How many.</param>
internal sealed record TenantTable(string Scope, string Name, long Rows)
{
    public string Path => TenantArchive.PathOf(Scope, Name);
}
