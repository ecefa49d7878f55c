using System.Globalization;
using Intranet.Abstractions;
using Intranet.Ui;

namespace Intranet.Tenants.Commands;

/// <summary>Errors of use cases on the terminal, which speaks English.</summary>
internal sealed class ErrorLine(ErrorTexts texts)
{
    /// <summary>All errors on one line, each with its option where it is about one.</summary>
    public string Of(IReadOnlyList<Error> errors)
    {
        var culture = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        try
        {
            return string.Join(' ', errors.Select(e => e.Field is null ? texts.Describe(e) : $"--{e.Field.ToLowerInvariant()}: {texts.Describe(e)}"));
        }
        finally
        {
            CultureInfo.CurrentUICulture = culture;
        }
    }
}
