using System.Text.Json;
using Intranet.Data;

namespace Intranet.Core;

/// <summary>What a backup says of itself, in <c>manifest.json</c>.</summary>
/// <param name="Format">Always <see cref="FormatName"/>.</param>
/// <param name="Version">Of the layout of the archive.</param>
/// <param name="MadeUtc">When it was begun.</param>
/// <param name="Product">Version of the product that made it.</param>
/// <param name="Provider">Which database it was taken from.</param>
/// <param name="Tenants">Tenants with a store in it.</param>
internal sealed record BackupManifest(string Format, int Version, DateTime MadeUtc, string Product, StoreProvider Provider, IReadOnlyList<string> Tenants)
{
    public const string FormatName = "intranet-backup";
    public const int CurrentVersion = 1;
    public const string FileName = "manifest.json";
    public const string DumpName = "database.dump";
    public const string StoreName = StoreOptions.StoreFileName;

    public static async Task<BackupManifest> ReadAsync(ArchiveReader archive, CancellationToken cancellationToken)
    {
        BackupManifest? manifest = null;
        try
        {
            manifest = JsonSerializer.Deserialize<BackupManifest>(await archive.ReadTextAsync(FileName, cancellationToken), ShellHost.Json);
        }
        catch (JsonException)
        {
            // The words below say it.
        }

        return manifest is { Format: FormatName, Tenants: not null }
            ? manifest.Version == CurrentVersion ? manifest : throw new PortableException($"The backup has layout {manifest.Version}, and this version of the product reads {CurrentVersion}. Restore it with the version that made it ({manifest.Product}).")
            : throw new PortableException("The archive is no backup: its manifest says something else. Nothing was changed.");
    }

    public static string PathOf(string tenant, string file) => $"sites/{tenant}/{file}";
}
