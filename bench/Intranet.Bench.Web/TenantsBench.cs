using System.Diagnostics;

namespace Intranet.Bench.Web;

/// <summary>
/// All of Sweden's 310 bodies with 200 accounts each on one host, or more when asked for: creating them, start, memory, the first
/// request to a cold tenant, everybody's first page, and one more tenant while the host runs.
/// </summary>
internal static class TenantsBench
{
    private const int Accounts = 200;
    private const int Bodies = 310;

    public static async Task<int> RunAsync(int count)
    {
        using var folder = new DataFolder();
        var clock = Stopwatch.StartNew();
        await HostProcess.RunAsync(folder.Path, "setup", "--recipe", "sweden");
        Console.WriteLine($"set up {Bodies} tenants            {clock.Elapsed.TotalSeconds,8:f1} s");
        await AddAsync(folder.Path, count - Bodies);
        var tenants = (await HostProcess.RunAsync(folder.Path, "tenants", "list")).Split('\n').Select(l => l.Split('\t', ' ')[0]).Where(n => n is not ("" or "default")).ToList();
        var password = await HostProcess.RunAsync(folder.Path, "users", "create", "--tenant", tenants[0], "--user", "anna", "--name", "Anna Ek", "--roles", "Employee");
        ManyAccounts.Copy(folder.Path, tenants[0], "anna", tenants, Accounts);
        Console.WriteLine($"tenants, accounts             {tenants.Count,8} tenants, {tenants.Count * Accounts} accounts");

        await using var host = await HostProcess.StartAsync(folder.Path);
        Console.WriteLine($"start to first answer         {host.TimeToAnswer.TotalSeconds,8:f2} s");
        Console.WriteLine($"memory after start            {host.MemoryMiB,8:f0} MiB");
        await AskColdAsync(host, tenants);
        Console.WriteLine($"memory, every tenant asked    {host.MemoryMiB,8:f0} MiB");
        await UseAsync(host, tenants, password);
        Console.WriteLine($"memory, every tenant used     {host.MemoryMiB,8:f0} MiB (in each one person signed in and read their home page)");
        await CreateAsync(folder.Path);
        return 0;
    }

    private static async Task AddAsync(string folder, int more)
    {
        if (more <= 0)
        {
            return;
        }

        var list = Path.Combine(folder, "tenants.csv");
        await File.WriteAllLinesAsync(list, Enumerable.Range(1, more).Select(i => $"t{i},Organisation {i},t{i},,,other,,").Prepend("name,title,prefix,host,recipe,kind,code,county"));
        var clock = Stopwatch.StartNew();
        await HostProcess.RunAsync(folder, "tenants", "create", "--from", list);
        Console.WriteLine($"created {more} more            {clock.Elapsed.TotalSeconds,8:f1} s, {clock.Elapsed.TotalMilliseconds / more:f0} ms each");
    }

    private static async Task AskColdAsync(HostProcess host, List<string> tenants)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };
        // As much later as the first person would come; what the host makes at its first page it makes by itself.
        await Task.Delay(1000);
        var first = Stopwatch.StartNew();
        await client.GetAsync($"/{tenants[0]}/account/sign-in");
        Console.WriteLine($"very first page               {first.Elapsed.TotalMilliseconds,8:f1} ms");
        var cold = new List<double>();
        foreach (var tenant in tenants.Skip(1))
        {
            var clock = Stopwatch.StartNew();
            var answer = await client.GetAsync($"/{tenant}/account/sign-in");
            await answer.Content.ReadAsByteArrayAsync();
            answer.EnsureSuccessStatusCode();
            cold.Add(clock.Elapsed.TotalMilliseconds);
        }

        Console.WriteLine($"first request, cold tenant    {Percentiles.Of(cold, 50),8:f1} ms median, {Percentiles.Of(cold, 99):f1} ms p99, {cold.Max():f1} ms worst of {cold.Count}");
    }

    private static async Task UseAsync(HostProcess host, List<string> tenants, string password)
    {
        var home = new List<double>();
        foreach (var tenant in tenants)
        {
            using var person = await SignedInClient.CreateAsync(host.Address, tenant, $"person{Accounts}", password: password);
            var clock = Stopwatch.StartNew();
            using var answer = await person.GetAsync($"/{tenant}/");
            await answer.Content.ReadAsByteArrayAsync();
            answer.EnsureSuccessStatusCode();
            home.Add(clock.Elapsed.TotalMilliseconds);
        }

        Console.WriteLine($"first home page of a tenant   {Percentiles.Of(home, 50),8:f1} ms median, {Percentiles.Of(home, 99):f1} ms p99");
    }

    /// <summary>The command hands the work to the host; what starting a command costs by itself is told beside it.</summary>
    private static async Task CreateAsync(string folder)
    {
        var (whole, bare) = (new List<double>(), new List<double>());
        for (var i = 0; i < 5; i++)
        {
            var clock = Stopwatch.StartNew();
            await HostProcess.RunAsync(folder, "tenants", "create", "--name", $"ny{i}", "--title", $"Ny kommun {i}", "--kind", "municipality");
            whole.Add(clock.Elapsed.TotalMilliseconds);
            clock.Restart();
            await HostProcess.RunAsync(folder, "help");
            bare.Add(clock.Elapsed.TotalMilliseconds);
        }

        Console.WriteLine($"create on a running host      {Percentiles.Of(whole, 50),8:f0} ms median of 5, of which {Percentiles.Of(bare, 50):f0} ms is the command itself");
    }
}
