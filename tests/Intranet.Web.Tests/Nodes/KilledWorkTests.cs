using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Intranet.Data;
using Npgsql;

namespace Intranet.Web.Tests.Nodes;

/// <summary>
/// Long work on an organisation whose host is killed while it is at it: the other host tells how things stand, begins it again or puts it aside. The test holds a
/// lock in the database that the work runs into, so that the kill meets it at the same place each time.
/// </summary>
public sealed class KilledWorkTests(TwoSharingNodes nodes) : IClassFixture<TwoSharingNodes>
{
    private const string Leaving = "admin/tenants/vaxjo/leaving";
    private const string Import = "admin/import";
    private const string Again = "form[action$='handler=Again']";
    private const string Aside = "form[action$='handler=Aside']";
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task An_import_whose_host_was_killed_is_begun_again_on_the_other_and_comes_to_a_whole_end()
    {
        using var coordinator = await nodes.CoordinatorAsync(nodes.Survivor);
        using var sender = await nodes.CoordinatorAsync(nodes.Victim);
        var before = await LeaveAsync(sender);
        var schemas = await nodes.SchemasAsync();

        // The last that an import writes before it is whole is what its people wrote in the network.
        await using (var held = await HeldTable.TakeAsync(nodes.Database, "default", "Memberships", "EXCLUSIVE"))
        {
            await UploadAsync(sender, before.Path);
            await held.UntilSomebodyWaitsAsync();
            await Wait.UntilAsync(async () => await nodes.ReadAsync<string>("""SELECT "Subject" FROM tenant_default."TenantJobs" WHERE "FinishedUtc" IS NULL""") == "vaxjo", AtMost);
            await nodes.Victim.KillAsync();
            await held.LetGoAsync();
        }

        Assert.Equal(["Pågår"], await StatesAsync(coordinator, Import));
        await nodes.LetSilenceLastAsync();
        Assert.Equal(["Avbröts"], await StatesAsync(coordinator, Import));

        // What the killed host had no time to tell the other finds when it misses that host, long before the minute is over.
        await Wait.UntilAsync(async () => (await ReadAsync(coordinator, Import)).Contains("Växjö kommun är halvt inläst och stängd för alla", StringComparison.Ordinal), AtMost);
        Assert.False(await IsOpenAsync(nodes.Survivor));

        await PressAsync(coordinator, Import, Again);
        await Wait.UntilAsync(async () => (await StatesAsync(coordinator, Import)).SequenceEqual(["Klart", "Gick inte"]), AtMost);

        Assert.Contains("Avbröts och börjades om av Ingrid Wallmark", await ReadAsync(coordinator, Import), StringComparison.Ordinal);
        Assert.Equal(before.Rows, (await ExportAsync(coordinator)).Rows);
        Assert.Equal(schemas.Append("tenant_vaxjo").Order(StringComparer.Ordinal), await nodes.SchemasAsync());
        await nodes.Victim.StartAsync();
        foreach (var node in new[] { nodes.Survivor, nodes.Victim })
        {
            Assert.True(await IsOpenAsync(node));
            await Wait.UntilAsync(async () => !(await node.RunVerbAsync("search", "check", "--tenant", "vaxjo")).Contains("problems", StringComparison.Ordinal), AtMost);
        }

        Assert.Equal(["Klart", "Gick inte"], await StatesAsync(sender, Import));
    }

    [Fact]
    public async Task An_export_whose_host_was_killed_is_put_aside_on_the_other_and_stands_in_nobodys_way()
    {
        const string Page = "admin/tenants/umea/leaving";
        using var coordinator = await nodes.CoordinatorAsync(nodes.Survivor);
        using var sender = await nodes.CoordinatorAsync(nodes.Victim);

        await using (var held = await HeldTable.TakeAsync(nodes.Database, "umea", "Cases", "ACCESS EXCLUSIVE"))
        {
            await PressAsync(sender, Page, "form[action$='handler=Export']");
            await held.UntilSomebodyWaitsAsync();
            await nodes.Victim.KillAsync();
            await held.LetGoAsync();
        }

        try
        {
            await nodes.LetSilenceLastAsync();
            Assert.Equal(["Avbröts"], await StatesAsync(coordinator, Page));
            Assert.Contains("Inget har ändrats i Umeå kommun", await ReadAsync(coordinator, Page), StringComparison.Ordinal);

            await PressAsync(coordinator, Page, Aside);

            Assert.Equal(["Gick inte"], await StatesAsync(coordinator, Page));
            Assert.Contains("Avbröts och lades åt sidan av Ingrid Wallmark", await ReadAsync(coordinator, Page), StringComparison.Ordinal);
            await PressAsync(coordinator, Page, "form[action$='handler=Export']");
            await Wait.UntilAsync(async () => (await StatesAsync(coordinator, Page)).SequenceEqual(["Klart", "Gick inte"]), AtMost);
        }
        finally
        {
            await nodes.Victim.StartAsync();
        }
    }

    /// <summary>Exports Växjö. Answers the archive and every row of its own tables but its trail, which goes on growing.</summary>
    private async Task<(string Path, IReadOnlyList<string> Rows)> ExportAsync(Visitor coordinator)
    {
        await PressAsync(coordinator, Leaving, "form[action$='handler=Export']");
        await Wait.UntilAsync(async () => (await StatesAsync(coordinator, Leaving))[0] == "Klart", AtMost);
        var id = Guid.Parse((await coordinator.OpenAsync(Leaving)).QuerySelector("#jobs li")!.GetAttribute("data-id")!);
        var path = Path.Combine(nodes.Exports, $"{id:N}.zip");
        await using var zip = await ZipFile.OpenReadAsync(path);
        var rows = new List<string>();
        foreach (var table in zip.Entries.Where(e => e.FullName.StartsWith("own/", StringComparison.Ordinal) && !e.Name.StartsWith("Audit", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(await table.OpenAsync());
            while (await reader.ReadLineAsync() is { } line)
            {
                // A case that is shared again counts that as a change.
                var row = JsonNode.Parse(line)!.AsObject();
                row.Remove("Revision");
                rows.Add($"{table.Name}: {row.ToJsonString()}");
            }
        }

        Assert.InRange(rows.Count, 50, int.MaxValue);
        return (path, rows);
    }

    /// <summary>The organisation leaves as it would, but for the waiting time. Answers its archive.</summary>
    private async Task<(string Path, IReadOnlyList<string> Rows)> LeaveAsync(Visitor coordinator)
    {
        await nodes.Victim.RunVerbAsync("tenants", "disable", "--name", "vaxjo");
        await Wait.UntilAsync(async () => !await IsOpenAsync(nodes.Victim));
        var archive = await ExportAsync(coordinator);
        using (var asked = await coordinator.SubmitAsync(Leaving, [new("Input.WaitDays", "1")], "form[action$='handler=Ask']"))
        {
            Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        }

        await nodes.LetDepartureComeAsync();
        var files = Path.Combine(nodes.Survivor.AppData, "Sites", "vaxjo");
        Assert.True(Directory.Exists(files));
        await PressAsync(coordinator, Leaving, "form[action$='handler=Remove']");
        await Wait.UntilAsync(async () => (await StatesAsync(coordinator, Leaving)).SequenceEqual(["Klart", "Klart"]), AtMost);
        await Wait.UntilAsync(async () => await StatusAsync(nodes.Survivor) == HttpStatusCode.NotFound);

        // The index on the other host holds what people wrote, too.
        await Wait.UntilAsync(() => !Directory.Exists(files));
        return archive;
    }

    private static async Task UploadAsync(Visitor coordinator, string archive)
    {
        var token = (await coordinator.OpenAsync(Import)).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(await File.ReadAllBytesAsync(archive)), "Input.File", "vaxjo.zip" } };
        using var sent = await coordinator.Http.PostAsync(Import, form);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
    }

    private static async Task<bool> IsOpenAsync(KilledSite node) => await StatusAsync(node) == HttpStatusCode.OK;

    private static async Task<HttpStatusCode> StatusAsync(KilledSite node)
    {
        using var stranger = node.Visit("vaxjo");
        using var answer = await stranger.Http.GetAsync("account/sign-in");
        return answer.StatusCode;
    }

    private static async Task<string> ReadAsync(Visitor visitor, string page) => (await visitor.OpenAsync(page)).QuerySelector("#jobs")!.TextContent;

    private static async Task<List<string>> StatesAsync(Visitor visitor, string page) =>
        [.. (await visitor.OpenAsync(page)).QuerySelectorAll("#jobs li .ds-tag").Select(t => t.TextContent.Trim())];

    private static async Task PressAsync(Visitor visitor, string page, string form)
    {
        using var pressed = await visitor.SubmitAsync(page, [], form);
        Assert.Equal(HttpStatusCode.SeeOther, pressed.StatusCode);
    }
}

/// <summary>The demonstration on PostgreSQL under two hosts that share the folder of archives. One of them is killed.</summary>
public sealed class TwoSharingNodes : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private KilledSite? _survivor;
    private KilledSite? _victim;

    public KilledSite Survivor => _survivor!;

    public KilledSite Victim => _victim!;

    public string Database => Survivor.Database!.ConnectionString;

    public string Exports => _folder["Exports"];

    public async Task InitializeAsync()
    {
        _survivor = await KilledSite.StartDemoAsync(StoreProvider.PostgreSql, disk: null, "--Node:Name", TwoNodes.FirstName, "--Exports:Folder", Exports);

        // Else it might give up what it waits for before it is killed.
        _victim = await _survivor.StartNeighbourAsync("--Node:Name", "tvaan", "--Exports:Folder", Exports, "--ConnectionStrings:Intranet", Database + ";Command Timeout=60");
    }

    public async Task DisposeAsync()
    {
        if (_victim is not null)
        {
            await _victim.DisposeAsync();
        }

        if (_survivor is not null)
        {
            await _survivor.DisposeAsync();
        }

        _folder.Dispose();
    }

    public async Task<Visitor> CoordinatorAsync(KilledSite node)
    {
        var visitor = node.Visit("default");
        await visitor.SignInAsync("coordinator", Site.DemoPassword);
        return visitor;
    }

    /// <summary>A host that says nothing for a minute has stopped: as if that minute were over.</summary>
    public Task LetSilenceLastAsync() =>
        WriteAsync("""UPDATE tenant_default."TenantJobs" SET "SeenUtc" = "SeenUtc" - interval '2 minutes' WHERE "FinishedUtc" IS NULL""");

    /// <summary>As if the waiting time of a removal were over.</summary>
    public async Task LetDepartureComeAsync()
    {
        var departure = JsonNode.Parse(await ReadAsync<string>("""SELECT "Json" FROM tenant_default."Settings" WHERE "Name" = 'departure:vaxjo'"""))!;
        departure["removableUtc"] = departure["removableUtc"]!.GetValue<DateTime>().AddDays(-2);
        await WriteAsync("""UPDATE tenant_default."Settings" SET "Json" = @json WHERE "Name" = 'departure:vaxjo'""", new NpgsqlParameter("json", departure.ToJsonString()));
    }

    public async Task<IReadOnlyList<string>> SchemasAsync() =>
        [.. (await ReadAsync<string[]>("SELECT array_agg(nspname::text) FROM pg_namespace WHERE nspname LIKE 'tenant\\_%'")).Order(StringComparer.Ordinal)];

    public async Task<T> ReadAsync<T>(string query)
    {
        await using var connection = await Connections.OpenAsync(Database);
        await using var command = new NpgsqlCommand(query, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private async Task WriteAsync(string statement, params NpgsqlParameter[] values)
    {
        await using var connection = await Connections.OpenAsync(Database);
        await using var command = new NpgsqlCommand(statement, connection);
        command.Parameters.AddRange(values);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}

/// <summary>A table that the test holds, so that who needs it waits.</summary>
internal sealed class HeldTable : IAsyncDisposable
{
    private readonly NpgsqlConnection _holder;
    private readonly NpgsqlConnection _watcher;
    private NpgsqlTransaction? _transaction;

    private HeldTable(NpgsqlConnection holder, NpgsqlConnection watcher, NpgsqlTransaction transaction) => (_holder, _watcher, _transaction) = (holder, watcher, transaction);

    public static async Task<HeldTable> TakeAsync(string database, string tenant, string table, string mode)
    {
        var holder = await Connections.OpenAsync(database);
        var transaction = await holder.BeginTransactionAsync();
        await using var command = new NpgsqlCommand($"LOCK TABLE tenant_{tenant}.\"{table}\" IN {mode} MODE", holder, transaction);
        await command.ExecuteNonQueryAsync();
        return new HeldTable(holder, await Connections.OpenAsync(database), transaction);
    }

    public Task UntilSomebodyWaitsAsync() => Wait.UntilAsync(async () => (await WaitingAsync()).Length > 0, TimeSpan.FromSeconds(30));

    /// <summary>Gives the table free, and comes back when the server has seen that who waited for it is no more.</summary>
    public async Task LetGoAsync()
    {
        var waiting = await WaitingAsync();
        await _transaction!.DisposeAsync();
        _transaction = null;
        await Wait.UntilAsync(async () => await CountAsync(waiting) == 0, TimeSpan.FromSeconds(30));
    }

    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null)
        {
            await _transaction.DisposeAsync();
        }

        await _holder.DisposeAsync();
        await _watcher.DisposeAsync();
    }

    private async Task<int[]> WaitingAsync()
    {
        await using var command = new NpgsqlCommand("SELECT coalesce(array_agg(pid), '{}') FROM pg_stat_activity WHERE @holder = ANY(pg_blocking_pids(pid))", _watcher);
        command.Parameters.AddWithValue("holder", _holder.ProcessID);
        return (int[])(await command.ExecuteScalarAsync())!;
    }

    private async Task<long> CountAsync(int[] processes)
    {
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE pid = ANY(@processes)", _watcher);
        command.Parameters.AddWithValue("processes", processes);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}

file static class Connections
{
    public static async Task<NpgsqlConnection> OpenAsync(string database)
    {
        var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }
}
