using Intranet.Abstractions;
using Microsoft.Extensions.Localization;

namespace Intranet.Communities;

/// <summary>Names who reads a community, as people read it.</summary>
internal sealed class AudienceText(IStringLocalizer<Texts> texts, ITenantContext tenant)
{
    /// <summary>"Vinterjouren (Växjö kommun)", "Vinterjouren (12 medlemmar)", "Nätverk för vinterväghållning (214 medlemmar i 65 organisationer)".</summary>
    public string Of(Scope scope, Community community) => $"{community.Title} ({Readers(scope, community)})";

    private string Readers(Scope scope, Community community)
    {
        var members = texts.Counted("Members", community.MemberCount);
        if (scope == Scope.Network)
        {
            return texts["Audience.Network", members, texts.Counted("Audience.Organisations", community.OrganisationCount)];
        }

        return community.Access == CommunityAccess.Closed ? members : tenant.Shell.Title;
    }
}
