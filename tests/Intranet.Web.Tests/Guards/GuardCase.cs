namespace Intranet.Web.Tests.Guards;

/// <summary>One guard, or several that stand behind each other, and an attempt that succeeds once all of them are gone.</summary>
/// <param name="Guards">Names as the weaver gives them: <c>Type.Method</c>, <c>Type.Method ? Member</c> for a condition of a query, <c>Type.Method > what</c> for a choice.</param>
/// <param name="Probe">The attempt.</param>
internal sealed record GuardCase(string[] Guards, Probe Probe)
{
    public override string ToString() => string.Join(" + ", Guards);
}
