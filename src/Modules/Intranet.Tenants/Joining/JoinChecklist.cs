using Intranet.Abstractions;

namespace Intranet.Tenants.Joining;

/// <summary>What an organisation settles before it is open for the others. It ticks each off itself.</summary>
internal static class JoinChecklist
{
    /// <summary>In the order that people meet them. The key is also the key of the words, <c>Join.Step.{key}</c>.</summary>
    public static IReadOnlyList<JoinChecklistItem> All { get; } =
    [
        new("processor-agreement", JoinStage.Agreement),
        new("joint-arrangement", JoinStage.Agreement),
        new("impact-assessment", JoinStage.Agreement),
        new("sharing-decision", JoinStage.Agreement),
        new("retention", JoinStage.Agreement),
        new("accounts", JoinStage.SetUp),
        new("site", JoinStage.SetUp),
        new("accessibility", JoinStage.SetUp),
        new("informed", JoinStage.SetUp),
    ];

    public static IReadOnlyList<JoinChecklistItem> Of(JoinStage stage) => [.. All.Where(i => i.Stage == stage)];

    /// <summary>Where an organisation stands that has ticked these off. It is opened by the coordinator, not by a tick.</summary>
    public static JoinStage StageAfter(JoinStage now, IReadOnlyCollection<string> ticked)
    {
        if (now is JoinStage.Invited or JoinStage.Open)
        {
            return now;
        }

        return Of(JoinStage.Agreement).All(i => ticked.Contains(i.Key)) ? JoinStage.SetUp : JoinStage.Agreement;
    }
}

/// <summary>A step of the checklist.</summary>
/// <param name="Key">Stable key.</param>
/// <param name="Stage">The stage that it belongs to.</param>
internal sealed record JoinChecklistItem(string Key, JoinStage Stage);
