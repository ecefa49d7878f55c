using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Intranet.Search.Bench;

/// <summary>
/// Times single calls by the processor time of the calling thread: on a machine that others use too, the wall clock would measure them. On a
/// quiet machine both are the same.
/// </summary>
internal static partial class Latency
{
    private const int Rounds = 10;

    // Both run times compile hot code in the background while it runs; less than this measures the compiler.
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(3);

    /// <summary>Median and 99th percentile in microseconds over all queries and rounds, after warming up.</summary>
    public static (double Median, double P99) Measure<T>(IReadOnlyList<T> queries, Action<T> run)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Warm;)
        {
            foreach (var query in queries)
            {
                run(query);
            }
        }

        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var query in queries)
            {
                var start = ThreadMicroseconds();
                run(query);
                times.Add(ThreadMicroseconds() - start);
            }
        }

        times.Sort();
        return (times[times.Count / 2], times[times.Count * 99 / 100]);
    }

    private static double ThreadMicroseconds()
    {
        const int ThreadProcessorTime = 3;
        if (ClockGetTime(ThreadProcessorTime, out var time) != 0)
        {
            throw new PlatformNotSupportedException("The processor time of a thread cannot be read here.");
        }

        return (time.Seconds * 1e6) + (time.Nanoseconds / 1e3);
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    private static partial int ClockGetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
