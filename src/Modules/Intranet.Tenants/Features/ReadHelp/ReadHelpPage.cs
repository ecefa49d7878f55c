using System.Globalization;
using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Intranet.Tenants.Features.ReadHelp;

[AllowAnonymous]
internal sealed class ReadHelpPage(ISiteSettings sites) : IntranetPage
{
    public const string Overview = "help";

    public string Name { get; private set; } = Overview;

    public string Text { get; private set; } = "";

    /// <summary>Whom to turn to; null when the organisation has not said.</summary>
    public string? Contact { get; private set; }

    public bool ContactIsMail => Contact is not null && Contact.Contains('@') && !Contact.Any(char.IsWhiteSpace);

    public async Task<IActionResult> OnGetAsync(string? name, CancellationToken cancellationToken)
    {
        Name = name ?? Overview;
        if (!HelpTexts.Exists(Name) || name is Overview or "accessibility")
        {
            return NotFound();
        }

        Text = HelpTexts.Find(Name, CultureInfo.CurrentUICulture);
        Contact = (await sites.GetAsync(Shell.Name, cancellationToken)).Contact;
        return Page();
    }
}
