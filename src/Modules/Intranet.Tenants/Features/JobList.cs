using System.Globalization;
using Intranet.Tenants.Jobs;
using Intranet.Ui.TagHelpers;

namespace Intranet.Tenants.Features;

/// <summary>Long work as its page shows it.</summary>
/// <param name="Jobs">Newest first.</param>
/// <param name="NowUtc">Now.</param>
/// <param name="Address">The page that shows it, asked again while something goes on; a file is fetched there.</param>
/// <param name="MayFetch">True when the reader may have the exported files.</param>
internal sealed record JobList(IReadOnlyList<TenantJob> Jobs, DateTime NowUtc, string Address, bool MayFetch)
{
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
