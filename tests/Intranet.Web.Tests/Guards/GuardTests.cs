using Intranet.Guards;

namespace Intranet.Web.Tests.Guards;

/// <summary>
/// Takes away each guard that keeps organisations and people apart, and demands that an attempt which it stands against is seen
/// to succeed: a guard that nothing misses is not tested. Of guards that stand behind each other one alone is enough.
/// </summary>
public sealed class GuardTests(GuardedHouse house) : IClassFixture<GuardedHouse>
{
    [Fact]
    public void Every_guard_of_the_product_has_a_case_or_a_reason_to_have_none()
    {
        var found = GuardSwitch.Found(AppContext.BaseDirectory);
        var known = GuardCases.All.SelectMany(c => c.Guards).Concat(GuardCases.NotBetweenPeople.Keys).ToHashSet(StringComparer.Ordinal);
        Assert.InRange(found.Count, 60, int.MaxValue);
        Assert.Empty(found.Except(known));
        Assert.Empty(known.Except(found));
        Assert.Empty(GuardCases.All.SelectMany(c => c.Guards).Intersect(GuardCases.NotBetweenPeople.Keys));
    }

    [Fact]
    public async Task Each_guard_is_missed_when_it_is_gone_and_what_stands_behind_it_is_enough_alone()
    {
        var wrong = new List<string>();
        foreach (var guard in GuardCases.All)
        {
            await CheckAsync(guard, wrong);
        }

        Console.WriteLine($"Removed guards: {GuardCases.All.Sum(c => c.Guards.Length)} guards in {GuardCases.All.Count} cases, {wrong.Count} wrong.");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>All stand: nothing leaks. All but one gone: nothing leaks. All gone: it leaks.</summary>
    private async Task CheckAsync(GuardCase guard, List<string> wrong)
    {
        try
        {
            GuardSwitch.Restore();
            house.Forget();
            if (await guard.Probe(house) is { } always)
            {
                wrong.Add($"{guard}: leaks while it stands: {always}");
                return;
            }

            foreach (var left in guard.Guards.Length == 1 ? [] : guard.Guards)
            {
                GuardSwitch.Remove(guard.Guards.Where(g => g != left));
                house.Forget();
                if (await guard.Probe(house) is { } leak)
                {
                    wrong.Add($"{guard}: {left} alone is not enough: {leak}");
                }
            }

            GuardSwitch.Remove(guard.Guards);
            house.Forget();
            if (await guard.Probe(house) is null)
            {
                wrong.Add($"{guard}: nobody misses it");
            }
        }
        catch (Exception exception)
        {
            wrong.Add($"{guard}: {exception.GetType().Name} {exception.Message.Split('\n')[0]}");
        }
        finally
        {
            GuardSwitch.Restore();
            house.Forget();
        }
    }
}
