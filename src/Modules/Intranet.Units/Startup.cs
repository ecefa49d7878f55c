using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Units.Data;
using Intranet.Units.Features.EditUnit;
using Intranet.Units.Features.ManageUnits;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Units;

public sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddModel<UnitsModel>();
        services.AddSingleton<IPermissionProvider, UnitPermissions>();
        services.AddSingleton<IRecipeStepHandler, UnitsStep>();
        services.AddScoped<CreateUnitHandler>().AddScoped<ImportUnitsHandler>().AddScoped<EditUnitHandler>().AddScoped<ChangeMembersHandler>();
        services.AddScoped<ISubjectResolver, UnitSubjects>().AddScoped<ISubjectStates, UnitStates>().AddScoped<IMenuProvider, UnitsMenu>();
        services.AddScoped<UnitReader>().AddScoped<IUnits>(p => p.GetRequiredService<UnitReader>());
        services.AddScoped<IAccessLabels>(p => p.GetRequiredService<UnitReader>()).AddScoped<ISubjectMemberships>(p => p.GetRequiredService<UnitReader>());
        services.PostConfigure<RazorPagesOptions>(o => o.Conventions.Add(new UnitScopes()));
    }
}
