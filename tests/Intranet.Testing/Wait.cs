using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Intranet.Testing;

/// <summary>Waits for what happens in the background.</summary>
public static class Wait
{
    /// <summary>Asks every 20 ms until the condition holds.</summary>
    /// <param name="condition">What is waited for; its source text is part of the failure's message.</param>
    /// <param name="timeout">How long at most; null for thirty seconds, so that a machine busy with other work does not fail what only comes later.</param>
    /// <param name="what">Filled in by the compiler.</param>
    /// <exception cref="TimeoutException">It did not hold in time.</exception>
    public static async Task UntilAsync(
        Func<Task<bool>> condition, TimeSpan? timeout = null, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        var limit = timeout ?? TimeSpan.FromSeconds(30);
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > limit)
            {
                throw new TimeoutException($"After {limit.TotalSeconds:0.#} s this did not hold: {what}");
            }

            await Task.Delay(20);
        }
    }

    /// <inheritdoc cref="UntilAsync(Func{Task{bool}}, TimeSpan?, string)"/>
    public static Task UntilAsync(Func<bool> condition, TimeSpan? timeout = null, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        UntilAsync(() => Task.FromResult(condition()), timeout, what);
}
