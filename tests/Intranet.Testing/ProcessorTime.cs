using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Intranet.Testing;

/// <summary>
/// How much work something is, as processor time: a bound on work holds on a machine that is busy with other things, where one on the
/// clock would not.
/// </summary>
public static class ProcessorTime
{
    /// <summary>What the calling thread spends on it. Elsewhere than on Linux: what the clock says.</summary>
    public static TimeSpan OfThread(Action work)
    {
        var start = ThreadTime();
        work();
        return ThreadTime() - start;
    }

    /// <summary>What the whole process spends meanwhile, for work that goes from thread to thread in a test that runs alone.</summary>
    public static async Task<TimeSpan> OfProcessAsync(Func<Task> work)
    {
        var start = Environment.CpuUsage.TotalTime;
        await work();
        return Environment.CpuUsage.TotalTime - start;
    }

    private static TimeSpan ThreadTime()
    {
        const int ThreadClock = 3;
        return OperatingSystem.IsLinux() && ClockGetTime(ThreadClock, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1_000)
            : Stopwatch.GetElapsedTime(0);
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int ClockGetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
