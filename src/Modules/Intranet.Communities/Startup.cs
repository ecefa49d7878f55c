using Intranet.Abstractions;
using Intranet.Communities.Api;
using Intranet.Communities.Data;
using Intranet.Communities.Features.AnswerInvitation;
using Intranet.Communities.Features.CreateCommunity;
using Intranet.Communities.Features.EditCommunity;
using Intranet.Communities.Features.JoinCommunity;
using Intranet.Communities.Features.LeaveCommunity;
using Intranet.Communities.Features.ManageMembers;
using Intranet.Data;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Communities;

public sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddModel<CommunitiesModel>();
        services.AddSingleton<IPermissionProvider, CommunityPermissions>();
        services.AddScoped<IAccessRules, CommunityRulesExplained>();
        services.AddSingleton<IContentImporter, CommunityImporter>().AddSingleton<IContentImporter, MembershipImporter>();
        services.AddScoped<IDeparture, CommunityDeparture>().AddScoped<CommunityRights>().AddScoped<CommunityFinder>().AddScoped<CommunityLists>().AddScoped<AudienceText>();
        services.AddScoped<CreateCommunityHandler>().AddScoped<EditCommunityHandler>();
        services.AddScoped<JoinCommunityHandler>().AddScoped<LeaveCommunityHandler>();
        services.AddScoped<AddMemberHandler>().AddScoped<RemoveMemberHandler>().AddScoped<WithdrawInvitationHandler>().AddScoped<Invitations>().AddScoped<AnswerInvitationHandler>().AddScoped<ChangeMemberRoleHandler>();
        services.AddScoped<ISubjectResolver, CommunitySubjects>().AddScoped<ISearchSource, CommunitySearchSource>();
        services.AddScoped<IMenuProvider, CommunityMenu>().AddScoped<INetworkPages, CommunityNetworkPages>().AddScoped<IWaitingItems, InvitationsWaiting>();
        services.AddScoped<CommunityLabels>();
        services.AddScoped<IAccessLabels>(p => p.GetRequiredService<CommunityLabels>()).AddScoped<ISubjectMemberships>(p => p.GetRequiredService<CommunityLabels>());
    }

    public override void Configure(IEndpointRouteBuilder endpoints) => endpoints.MapCommunities();
}
