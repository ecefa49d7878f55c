using System.Globalization;
using Intranet.Abstractions;
using Intranet.Ui;

namespace Intranet.Tenants.Jobs;

/// <summary>Errors in the words that stay with a piece of work, whoever reads it later in which language.</summary>
internal sealed class JobWords(ErrorTexts errors)
{
    public string Of(IReadOnlyList<Error> failure, string language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            var words = string.Join(' ', failure.Select(errors.Describe));
            return words.Length <= TenantJob.LongestError ? words : words[..TenantJob.LongestError];
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
