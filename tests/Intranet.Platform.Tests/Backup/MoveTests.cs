namespace Intranet.Platform.Tests.Backup;

/// <summary>An installation moves from SQLite to PostgreSQL.</summary>
public sealed class MoveTests
{
    [Fact]
    public async Task The_moved_installation_holds_the_same_and_works()
    {
        await using var database = await (await PostgreSqlServer.GetAsync()).CreateDatabaseAsync();
        using var folder = new TemporaryFolder();
        var appData = folder["App_Data"];
        IReadOnlyList<string> before;
        await using (var site = await Site.StartDemoAsync(StoreProvider.Sqlite))
        {
            await BackupTests.SettleAsync(site.Services);
            BackupTests.AssertDone(await Tool.RunInAsync(site, "backup", "--to", folder["copy.zip"]));
        }

        BackupTests.AssertDone(await Tool.RunAsync(appData, null, "restore", "--from", folder["copy.zip"]));
        before = await Tool.LookAsync(appData, null, services => Content.OfAsync(services, "Shells"));

        BackupTests.AssertDone(await Tool.RunAsync(appData, null, "move", "--postgresql", database.ConnectionString));

        Assert.Equal(before, await Tool.LookAsync(appData, database, services => Content.OfAsync(services, "Shells")));
        BackupTests.AssertDone(await Tool.RunAsync(appData, database, "search", "check"));
        BackupTests.AssertDone(await Tool.RunAsync(appData, database, "audit", "check"));
        await using var moved = await Site.StartInAsync(new TemporaryFolder(), database);
        using var visitor = await moved.SignInAsync("vaxjo", "anstalld");
        Assert.NotEmpty((await visitor.OpenAsync("cases")).QuerySelectorAll("a[href*='/vaxjo/cases/']"));
        using var api = await moved.ApiAsync("vaxjo", "anstalld");
        using var made = await api.PostAsync("cases", new StringContent("""{ "title": "Efter flytten" }""", System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(System.Net.HttpStatusCode.Created, made.StatusCode);
    }

    [Fact]
    public async Task What_a_killed_move_left_is_cleared_away_first()
    {
        await using var place = await Place.MakeAsync(StoreProvider.PostgreSql);
        BackupTests.AssertDone(await Tool.RunAsync(place.AppData, null, "setup", "--recipe", "network"));
        await using (var connection = new Npgsql.NpgsqlConnection(place.Database!.ConnectionString))
        {
            await connection.OpenAsync();
            await using var command = new Npgsql.NpgsqlCommand("CREATE SCHEMA tenant_half; CREATE TABLE tenant_half.\"Users\" (\"Id\" uuid)", connection);
            await command.ExecuteNonQueryAsync();
        }

        BackupTests.AssertDone(await Tool.RunAsync(place.AppData, null, "move", "--postgresql", place.Database.ConnectionString));

        var before = await Tool.LookAsync(place.AppData, null, services => Content.OfAsync(services, "Shells"));
        Assert.Equal(before, await place.LookAsync(services => Content.OfAsync(services, "Shells")));
    }

    [Fact]
    public async Task A_database_with_an_installation_is_left_alone()
    {
        await using var place = await Place.MakeAsync(StoreProvider.PostgreSql);
        using var folder = new TemporaryFolder();
        BackupTests.AssertDone(await place.RunAsync("setup", "--recipe", "network"));
        var before = await place.LookAsync(services => Content.OfAsync(services));
        BackupTests.AssertDone(await Tool.RunAsync(folder["App_Data"], null, "setup", "--recipe", "network"));

        var (exitCode, said) = await Tool.RunAsync(folder["App_Data"], null, "move", "--postgresql", place.Database!.ConnectionString);

        Assert.Equal(1, exitCode);
        Assert.Contains("an installation is there", said.Errors.Single(), StringComparison.Ordinal);
        Assert.Equal(before, await place.LookAsync(services => Content.OfAsync(services)));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_said_in_one_line()
    {
        using var folder = new TemporaryFolder();
        BackupTests.AssertDone(await Tool.RunAsync(folder["App_Data"], null, "setup", "--recipe", "network"));

        var (exitCode, said) = await Tool.RunAsync(folder["App_Data"], null, "move", "--postgresql", $"Host={folder.Path};Username=nobody;Database=none");

        Assert.Equal(1, exitCode);
        Assert.Contains("cannot be reached", said.Errors.Single(), StringComparison.Ordinal);
    }
}
