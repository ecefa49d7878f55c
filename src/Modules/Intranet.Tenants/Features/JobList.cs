using System.Globalization;
using Intranet.Tenants.Jobs;
using Intranet.Ui.TagHelpers;

namespace Intranet.Tenants.Features;

/// <summary>Long work as its page shows it.</summary>
/// <param name="Jobs">Newest first.</param>
/// <param name="NowUtc">Now.</param>
/// <param name="Address">The page that shows it, asked again while something goes on; a file is fetched there.</param>
/// <param name="MayFetch">True when the reader may have the exported files.</param>
/// <param name="MayMend">True when the page begins interrupted work again and puts it aside.</param>
internal sealed record JobList(IReadOnlyList<TenantJob> Jobs, DateTime NowUtc, string Address, bool MayFetch, bool MayMend)
{
    public static JobList None { get; } = new([], default, "", false, false);

    /// <summary>How interrupted work left its organisation, by the work's id.</summary>
    public IReadOnlyDictionary<Guid, JobStanding> Standings { get; init; } = new Dictionary<Guid, JobStanding>();

    /// <summary>Work whose file this host has.</summary>
    public IReadOnlySet<Guid> FilesHere { get; init; } = new HashSet<Guid>();

    public bool IsBusy => Jobs.Any(j => j.StateAt(NowUtc) == TenantJobState.Running);

    public static StateTone ToneOf(TenantJobState state) => state switch
    {
        TenantJobState.Done => StateTone.Success,
        TenantJobState.Failed => StateTone.Danger,
        TenantJobState.Interrupted => StateTone.Warning,
        _ => StateTone.Info,
    };

    public static string? ErrorOf(TenantJob job) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? job.ErrorInEnglish : job.Error;

    /// <summary>A size as people read it: <c>3,4 MB</c>.</summary>
    public static string Size(long bytes) => bytes < 1_000_000
        ? string.Create(CultureInfo.CurrentCulture, $"{Math.Max(1, bytes / 1000)} kB")
        : string.Create(CultureInfo.CurrentCulture, $"{bytes / 1e6:0.#} MB");
}
