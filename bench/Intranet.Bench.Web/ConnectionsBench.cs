using Npgsql;

namespace Intranet.Bench.Web;

/// <summary>
/// Server connections on PostgreSQL under requests from all tenants at once, from two hosts. Needs an empty database in
/// <c>ConnectionStrings__Intranet</c>, and the right to read <c>pg_stat_activity</c>.
/// </summary>
internal static class ConnectionsBench
{
    private const int Hosts = 2;

    public static async Task<int> RunAsync(int tenants)
    {
        if (Environment.GetEnvironmentVariable("ConnectionStrings__Intranet") is not { Length: > 0 } server)
        {
            Console.Error.WriteLine("Set ConnectionStrings__Intranet to an empty database.");
            return 2;
        }

        using var folder = new DataFolder();
        await HostProcess.RunAsync(folder.Path, "setup", "--recipe", "network");
        var list = Path.Combine(folder.Path, "tenants.csv");
        await File.WriteAllLinesAsync(list, Enumerable.Range(1, tenants).Select(i => $"t{i},Organisation {i},t{i},,,municipality,,").Prepend("name,title,prefix,host,recipe,kind,code,county"));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await HostProcess.RunAsync(folder.Path, "tenants", "create", "--from", list);
        Console.WriteLine($"created {tenants} tenants           {clock.Elapsed.TotalSeconds,8:f0} s, {clock.Elapsed.TotalMilliseconds / tenants:f0} ms each");

        using var second = new DataFolder();
        await using var first = await HostProcess.StartAsync(folder.Path);
        await using var other = await HostProcess.StartAsync(second.Path);
        Console.WriteLine($"start to first answer         {first.TimeToAnswer.TotalSeconds,8:f2} s");
        using var stop = new CancellationTokenSource();
        var most = CountAsync(server, stop.Token);
        var hosts = new[] { first.Address, other.Address };
        for (var round = 1; round <= 3; round++)
        {
            clock.Restart();
            var answers = await Task.WhenAll(Enumerable.Range(1, tenants).Select(i => AskAsync(hosts[i % Hosts], $"/t{i}/account/sign-in")));
            Console.WriteLine($"round {round}: {answers.Count(a => a == 200)} answered, {answers.Count(a => a == 503)} told to come again, {answers.Count(a => a is not (200 or 503))} otherwise, {clock.Elapsed.TotalSeconds:f1} s; memory {first.MemoryMiB:f0} and {other.MemoryMiB:f0} MiB");
        }

        await stop.CancelAsync();
        Console.WriteLine($"server connections at most    {await most,8}");
        return 0;
    }

    /// <summary>Comes again when told to, as a browser's reader would.</summary>
    private static async Task<int> AskAsync(Uri host, string path)
    {
        using var client = new HttpClient { BaseAddress = host };
        for (var attempt = 0; ; attempt++)
        {
            using var answer = await client.GetAsync(path);
            if (answer.StatusCode != System.Net.HttpStatusCode.ServiceUnavailable || attempt == 20)
            {
                return (int)answer.StatusCode;
            }

            await Task.Delay(500);
        }
    }

    private static async Task<long> CountAsync(string server, CancellationToken cancellationToken)
    {
        var own = new NpgsqlConnectionStringBuilder(server) { Pooling = false };
        await using var connection = new NpgsqlConnection(own.ConnectionString);
        await connection.OpenAsync(CancellationToken.None);
        var most = 0L;
        while (!cancellationToken.IsCancellationRequested)
        {
            await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", connection);
            most = Math.Max(most, (long)(await command.ExecuteScalarAsync(CancellationToken.None))!);
            await Task.Delay(20, CancellationToken.None);
        }

        return most;
    }
}
