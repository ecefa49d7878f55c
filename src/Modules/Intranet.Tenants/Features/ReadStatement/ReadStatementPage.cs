using System.Globalization;
using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Tenants.Accessibility;
using Intranet.Tenants.Features.ReadHelp;
using Intranet.Ui;
using Microsoft.AspNetCore.Authorization;

namespace Intranet.Tenants.Features.ReadStatement;

/// <summary>The accessibility statement of the site, made from what its organisation has stated and what holds for every site.</summary>
[AllowAnonymous]
internal sealed class ReadStatementPage(IStores stores, ISiteSettings sites) : IntranetPage
{
    public AccessibilityStatement Statement { get; private set; } = new();

    /// <summary>What holds for every site, Markdown.</summary>
    public string Common { get; private set; } = "";

    /// <summary>Where to ask for content in another form; null when the organisation has not said.</summary>
    public string? Contact { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Statement = await AccessibilityStatement.ReadAsync(stores.Open(Scope.Own), cancellationToken);
        Contact = Statement.Contact ?? (await sites.GetAsync(Shell.Name, cancellationToken)).Contact;
        Common = HelpTexts.Find("accessibility", CultureInfo.CurrentUICulture);
    }
}
