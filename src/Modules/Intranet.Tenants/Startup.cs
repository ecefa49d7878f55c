using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Tenants.Accessibility;
using Intranet.Tenants.Commands;
using Intranet.Tenants.Data;
using Intranet.Tenants.Features;
using Intranet.Tenants.Features.BoundFeatures;
using Intranet.Tenants.Features.BringOrganisation;
using Intranet.Tenants.Features.ChangeSettings;
using Intranet.Tenants.Features.ChangeTenant;
using Intranet.Tenants.Features.ChooseFeatures;
using Intranet.Tenants.Features.ChooseTheme;
using Intranet.Tenants.Features.CreateTenant;
using Intranet.Tenants.Features.FollowJoining;
using Intranet.Tenants.Features.FollowLeaving;
using Intranet.Tenants.Features.MendJob;
using Intranet.Tenants.Features.MendRelay;
using Intranet.Tenants.Features.ReportBarrier;
using Intranet.Tenants.Features.ExportTenant;
using Intranet.Tenants.Features.ImportTenant;
using Intranet.Tenants.Features.RemoveTenant;
using Intranet.Tenants.Features.ShowHome;
using Intranet.Tenants.Features.StateAccessibility;
using Intranet.Tenants.Features.SwitchTenant;
using Intranet.Tenants.Features.TickJoining;
using Intranet.Tenants.Jobs;
using Intranet.Tenants.Theming;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Tenants;

public sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddModel<TenantsModel>();
        services.AddSingleton<IPermissionProvider, TenantPermissions>();
        services.AddScoped<IMenuProvider, TenantsMenu>();
        services.AddSingleton<SearchExamples>();
        services.AddScoped<InvitedTo>();
        services.AddScoped<FeatureWords>().AddScoped<SwitchFeatureHandler>();
        services.AddScoped<ChooseThemeHandler>().AddScoped<ChangeSettingsHandler>();
        services.AddScoped<CreateTenantHandler>().AddScoped<ChangeTenantHandler>().AddScoped<SwitchTenantHandler>();
        services.AddScoped<ProfileHandler>().AddScoped<TickJoiningHandler>().AddScoped<AcceptInvitationHandler>().AddScoped<ChangeStageHandler>().AddScoped<AppointFirstHandler>();
        services.AddSingleton<ReportLimit>().AddScoped<ReportBarrierHandler>().AddScoped<StateAccessibilityHandler>().AddScoped<IWaitingItems, ReportsWaiting>();
        services.AddOutboxConsumer<ReportMail>(ReportMail.ConsumerName, AccessibilityReport.Kind);
        services.AddScoped<MendRelayHandler>().AddScoped<IWaitingItems, RelayWaiting>();
        services.AddSingleton<Departures>().AddScoped<ExportTenantHandler>().AddScoped<ImportTenantHandler>().AddScoped<RemoveTenantHandler>();
        services.AddSingleton<JobFiles>().AddSingleton<JobWords>().AddSingleton<JobStandings>().AddSingleton<JobLists>().AddSingleton<TenantJobs>().AddHostedService<TenantJobRunner>();
        services.AddScoped<FetchExportHandler>().AddScoped<FollowLeavingHandler>().AddScoped<MendJobHandler>().AddScoped<BringOrganisationHandler>().AddSingleton<IGrantedContent, GrantedArchives>();
        services.AddSingleton<ErrorLine>();
        services.AddSingleton<IConsoleVerb, ExportTenantVerb>().AddSingleton<IConsoleVerb, ImportTenantVerb>().AddSingleton<IConsoleVerb, RemoveTenantVerb>();
        services.AddSingleton<IConsoleVerb, SetupVerb>().AddSingleton<IConsoleVerb, MigrateVerb>().AddSingleton<IConsoleVerb, ListTenantsVerb>();
        services.AddSingleton<IConsoleVerb, CreateTenantVerb>().AddSingleton<IConsoleVerb, EnableTenantVerb>().AddSingleton<IConsoleVerb, DisableTenantVerb>();
        services.AddSingleton<IConsoleVerb, RetryTenantVerb>().AddSingleton<IConsoleVerb, ChangeTenantVerb>();
    }

    public override void Configure(IEndpointRouteBuilder endpoints) => endpoints.MapThemeStyleSheet();
}
