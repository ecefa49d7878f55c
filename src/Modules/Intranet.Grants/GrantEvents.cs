namespace Intranet.Grants;

/// <summary>What happens to grants, as the trail of the organisation that gave them keeps it.</summary>
internal static class GrantEvents
{
    public const string Given = "grants.grant-given.v1";
    public const string Ended = "grants.grant-ended.v1";
    public const string Opened = "grants.grant-opened.v1";
    public const string Read = "grants.content-read.v1";
}
