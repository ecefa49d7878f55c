using Intranet.Abstractions;
using Intranet.AuditTrail.Checking;
using Intranet.AuditTrail.Commands;
using Intranet.AuditTrail.Data;
using Intranet.AuditTrail.Features;
using Intranet.AuditTrail.Incidents;
using Intranet.AuditTrail.Reading;
using Intranet.AuditTrail.Retention;
using Intranet.AuditTrail.Sealing;
using Intranet.Data;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.AuditTrail;

public sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddModel<AuditTrailModel>();
        services.AddSingleton<IPermissionProvider, AuditPermissions>();
        services.AddSingleton<HeadAnchors>().AddHostedService(p => p.GetRequiredService<HeadAnchors>());
        services.AddSingleton<AuditSealer>().AddOutboxConsumer<SealingConsumer>(SealingConsumer.ConsumerName, AuditEntry.OutboxKind);
        services.AddSingleton<ChainCheck>().AddScoped<IDeparture, AnchorDeparture>();
        services.AddSingleton<AuditSettingsStore>().AddSingleton<IAuditOrigin, CallerAddress>().AddSingleton<AuditEraser>().AddHostedService<RetentionClock>();
        services.AddScoped<AuditWords>().AddScoped<AuditCsv>().AddScoped<ListAuditHandler>().AddScoped<ExportAuditHandler>();
        services.AddScoped<IMenuProvider, AuditMenu>().AddScoped<IGrantedContent, TrailInsight>();
        services.AddScoped<SetRetentionHandler>().AddScoped<SetHoldHandler>().AddScoped<MakePackageHandler>().AddSingleton<IncidentPackage>();
        services.AddSingleton<IConsoleVerb, CheckVerb>().AddSingleton<IConsoleVerb, EraseVerb>().AddSingleton<IConsoleVerb, PackageVerb>();
    }

    public override void Configure(IEndpointRouteBuilder endpoints) => endpoints.MapAudit();
}
