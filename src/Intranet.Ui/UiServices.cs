using Intranet.Ui.Content;
using Intranet.Ui.Dates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Intranet.Ui;

/// <summary>Registers what views need of this assembly.</summary>
public static class UiServices
{
    /// <summary>Adds Markdown, dates, what layouts show, and the system's clock where there is none. Localization must be added by the host.</summary>
    public static IServiceCollection AddIntranetUi(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<MarkdownRenderer>();
        services.TryAddSingleton<DateText>();
        services.TryAddScoped<SiteChrome>();
        return services;
    }
}
