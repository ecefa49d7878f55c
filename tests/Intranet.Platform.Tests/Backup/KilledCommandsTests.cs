using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using System.Text.Json.Nodes;

namespace Intranet.Platform.Tests.Backup;

/// <summary>
/// A long command that is killed leaves what it read as it was; what it was to write is not there, is whole, or says that it is
/// unfinished; and running it again succeeds.
/// </summary>
public sealed class KilledCommandsTests
{
    private const string Unfinished = "was not finished";

    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("INTRANET_KILLS"), out var kills) ? kills : 25;

    private readonly Random _random = new();

    public static TheoryData<string, StoreProvider> Commands => new()
    {
        { "backup", StoreProvider.Sqlite }, { "restore", StoreProvider.Sqlite }, { "export", StoreProvider.Sqlite },
        { "import", StoreProvider.Sqlite }, { "remove", StoreProvider.Sqlite }, { "move", StoreProvider.Sqlite },
        { "backup", StoreProvider.PostgreSql }, { "restore", StoreProvider.PostgreSql }, { "export", StoreProvider.PostgreSql },
        { "import", StoreProvider.PostgreSql }, { "remove", StoreProvider.PostgreSql },
    };

    [Theory]
    [InlineData("restore", StoreProvider.Sqlite)]
    [InlineData("import", StoreProvider.Sqlite)]
    public Task A_command_that_was_killed_is_run_again(string command, StoreProvider provider) => KillAsync(command, provider, 1);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(Commands))]
    public Task A_command_that_was_killed_many_times_is_run_again(string command, StoreProvider provider) => KillAsync(command, provider, Kills);

    private async Task KillAsync(string command, StoreProvider provider, int times)
    {
        using var folder = new TemporaryFolder();
        await using var origin = await DemoAsync(provider);
        var before = await origin.LookAsync(services => Content.OfAsync(services));
        var work = command switch
        {
            "backup" => (Work)new Backup(folder, origin, before),
            "restore" => await Restore.MakeAsync(folder, origin, before, provider),
            "export" => new Export(folder, origin, before),
            "import" => await Import.MakeAsync(folder, origin, provider),
            "remove" => await Remove.MakeAsync(folder, origin, provider),
            "move" => new Move(origin, before),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command, null),
        };
        var (killed, done) = (0, 0);
        for (var i = 0; i < times; i++)
        {
            await using var round = await work.BeginAsync();
            var isKilled = await KilledCommand.RunAsync(
                round.Place.AppData, round.Place.Database, work.Lines == 0 ? 0 : _random.Next(1, work.Lines + 1),
                TimeSpan.FromMilliseconds(_random.Next(work.After.Least, work.After.Most)), round.Words);
            (killed, done) = isKilled ? (killed + 1, done) : (killed, done + 1);
            await round.CheckAsync(isKilled);
        }

        Console.WriteLine($"Killed {command} on {provider}: {killed} killed, {done} done before; all whole or run again.");
    }

    private static async Task<Place> DemoAsync(StoreProvider provider)
    {
        var folder = new TemporaryFolder();
        return Place.Of(folder, await KilledCommand.CopyDemoAsync(folder["App_Data"], provider));
    }

    private static async Task DoneAsync(Place place, params string[] words) => BackupTests.AssertDone(await place.RunAsync(words));

    /// <summary>A kind of command, and how one attempt at it is laid ready.</summary>
    private abstract class Work
    {
        /// <summary>Lines of progress that it tells while it works; 0 where it tells none.</summary>
        public virtual int Lines => 12;

        /// <summary>Milliseconds from a line, or from the start where it tells none, to the kill.</summary>
        public virtual (int Least, int Most) After => (0, 60);

        public abstract Task<Round> BeginAsync();
    }

    /// <summary>One attempt.</summary>
    private sealed record Round(Place Place, string[] Words, Func<bool, Task> CheckAsync, bool OwnsPlace = true) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => OwnsPlace ? Place.DisposeAsync() : ValueTask.CompletedTask;
    }

    private sealed class Backup(TemporaryFolder folder, Place origin, IReadOnlyList<string> before) : Work
    {
        private int _number;

        /// <summary>One for each store, or one each for the dump and its reading, which take longer.</summary>
        public override int Lines => origin.Database is null ? 9 : 2;

        public override (int Least, int Most) After => (0, origin.Database is null ? 60 : 400);

        public override Task<Round> BeginAsync()
        {
            var archive = folder[$"copy{_number++}.zip"];
            string[] words = ["backup", "--to", archive];
            return Task.FromResult(new Round(origin, words, async _ =>
            {
                if (!File.Exists(archive))
                {
                    await DoneAsync(origin, words);
                }

                Assert.Equal(before, await origin.LookAsync(services => Content.OfAsync(services)));
                Assert.Equal([Path.GetFileName(archive)], Directory.EnumerateFileSystemEntries(folder.Path, Path.GetFileName(archive) + "*").Select(Path.GetFileName));
                using var whole = await ArchiveReader.OpenAsync(archive, new Progress<string>(), CancellationToken.None);
                File.Delete(archive);
            }, OwnsPlace: false));
        }
    }

    private sealed class Restore : Work
    {
        public required string[] Words { get; init; }

        public required IReadOnlyList<string> Before { get; init; }

        public required StoreProvider Provider { get; init; }

        public static async Task<Work> MakeAsync(TemporaryFolder folder, Place origin, IReadOnlyList<string> before, StoreProvider provider)
        {
            await DoneAsync(origin, "backup", "--to", folder["copy.zip"]);
            return new Restore { Words = ["restore", "--from", folder["copy.zip"]], Before = before, Provider = provider };
        }

        public override int Lines => 24;

        public override async Task<Round> BeginAsync()
        {
            var place = await Place.MakeAsync(Provider);
            return new Round(place, Words, async isKilled =>
            {
                var (exitCode, said) = await place.RunAsync("tenants", "list");
                var isNoted = exitCode == 1 && said.Errors.Any(e => e.Contains(Unfinished, StringComparison.Ordinal));
                var isEmpty = !isNoted && await place.LookAsync(services => Task.FromResult(services.GetRequiredService<IShellHost>().All.Count)) == 0;
                Assert.True(isKilled || !(isNoted || isEmpty), "A restore that ended did not restore.");
                if (isNoted || isEmpty)
                {
                    await DoneAsync(place, Words);
                }

                Assert.Equal(Before, await place.LookAsync(services => Content.OfAsync(services)));
                await DoneAsync(place, "search", "check");
                Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(place.AppData), e => e.Contains("restor", StringComparison.Ordinal));
            });
        }
    }

    private sealed class Export(TemporaryFolder folder, Place origin, IReadOnlyList<string> before) : Work
    {
        private int _number;

        public override async Task<Round> BeginAsync()
        {
            var archive = folder[$"vaxjo{_number++}.zip"];
            string[] words = ["tenants", "export", "--name", "vaxjo", "--to", archive];
            await Task.CompletedTask;
            return new Round(origin, words, async _ =>
            {
                if (!File.Exists(archive))
                {
                    await DoneAsync(origin, words);
                }

                // Each export is told in the trail, and nothing else is changed.
                Assert.Equal(WithoutTrail(before), WithoutTrail(await origin.LookAsync(services => Content.OfAsync(services))));
                using var whole = await ArchiveReader.OpenAsync(archive, new Progress<string>(), CancellationToken.None);
                Assert.Equal([Path.GetFileName(archive)], Directory.EnumerateFileSystemEntries(folder.Path, Path.GetFileName(archive) + "*").Select(Path.GetFileName));
                File.Delete(archive);
            }, OwnsPlace: false);
        }
    }

    private sealed class Import : Work
    {
        public required string[] Words { get; init; }

        public required IReadOnlyList<string> Before { get; init; }

        public required Place Network { get; init; }

        public static async Task<Work> MakeAsync(TemporaryFolder folder, Place origin, StoreProvider provider)
        {
            await DoneAsync(origin, "tenants", "export", "--name", "vaxjo", "--to", folder["vaxjo.zip"]);
            var network = await Place.MakeAsync(provider);
            await DoneAsync(network, "setup", "--recipe", "network");
            return new Import
            {
                Words = ["tenants", "import", "--from", folder["vaxjo.zip"]], Network = network,
                Before = WithoutTrail(await origin.LookAsync(services => Content.OfTenantAsync(services, "vaxjo"))),
            };
        }

        public override int Lines => 60;

        public override async Task<Round> BeginAsync()
        {
            var place = await Network.CopyAsync();
            return new Round(place, Words, async isKilled =>
            {
                var shell = await place.LookAsync(services => Task.FromResult(services.GetRequiredService<IShellHost>().Find("vaxjo")));
                Assert.True(isKilled || shell is { State: TenantState.Running, OwesImport: false }, "An import that ended did not bring the organisation in.");
                Assert.True(shell is null or { OwesImport: false, State: TenantState.Running } or { OwesImport: true, State: TenantState.Invalid }, $"{shell}");
                if (shell is not { OwesImport: false })
                {
                    var (retried, refused) = shell is null ? (1, null) : await place.RunAsync("tenants", "retry", "--name", "vaxjo");
                    Assert.Equal(1, retried);
                    Assert.True(refused is null || refused.Errors.Single().Contains("import", StringComparison.OrdinalIgnoreCase));
                    await DoneAsync(place, Words);
                }

                Assert.Equal(Before, WithoutTrail(await place.LookAsync(services => Content.OfTenantAsync(services, "vaxjo"))));
                Assert.Equal(["_template", "default", "vaxjo"], Directory.EnumerateDirectories(Path.Combine(place.AppData, "Sites")).Select(d => Path.GetFileName(d)!).Append("_template").Distinct().Order(StringComparer.Ordinal));
                await DoneAsync(place, "search", "check");
            });
        }
    }

    private sealed class Remove : Work
    {
        public required Place Asked { get; init; }

        public required IReadOnlyList<string> Others { get; init; }

        /// <summary>It tells nothing while it works.</summary>
        public override int Lines => 0;

        public override (int Least, int Most) After => (500, 1500);

        public static async Task<Work> MakeAsync(TemporaryFolder folder, Place origin, StoreProvider provider)
        {
            await DoneAsync(origin, "tenants", "disable", "--name", "vaxjo");
            await DoneAsync(origin, "tenants", "export", "--name", "vaxjo", "--to", folder["vaxjo.zip"]);
            await DoneAsync(origin, "tenants", "remove", "--name", "vaxjo");
            await origin.LookAsync(LetTimePassAsync);
            return new Remove { Asked = origin, Others = await origin.LookAsync(services => Content.OfTenantAsync(services, "kronoberg")) };
        }

        public override async Task<Round> BeginAsync()
        {
            var place = await Asked.CopyAsync();
            string[] words = ["tenants", "remove", "--name", "vaxjo"];
            return new Round(place, words, async isKilled =>
            {
                var isGone = await place.LookAsync(async services => services.GetRequiredService<IShellHost>().Find("vaxjo") is null && await DepartureAsync(services) is null);
                Assert.True(isKilled || isGone, "A removal that ended did not remove.");
                if (!isGone)
                {
                    await DoneAsync(place, words);
                }

                Assert.DoesNotContain(Directory.EnumerateDirectories(Path.Combine(place.AppData, "Sites")), d => d.Contains("vaxjo", StringComparison.Ordinal));
                Assert.False(await place.LookAsync(services => services.GetRequiredService<StorePlaces>().ExistsAsync("vaxjo", CancellationToken.None)));
                Assert.Equal(Others, await place.LookAsync(services => Content.OfTenantAsync(services, "kronoberg")));
            });
        }

        private static async Task<StoredSetting?> DepartureAsync(IServiceProvider services)
        {
            await using var db = services.GetRequiredService<StoreFactory>().Create(ShellSettings.DefaultName);
            return await db.Set<StoredSetting>().SingleOrDefaultAsync(s => s.Name == "departure:vaxjo");
        }

        /// <summary>The waiting time is a month; the note of when it ends is moved back instead.</summary>
        private static async Task<int> LetTimePassAsync(IServiceProvider services)
        {
            await using var db = services.GetRequiredService<StoreFactory>().Create(ShellSettings.DefaultName);
            var row = await db.Set<StoredSetting>().SingleAsync(s => s.Name == "departure:vaxjo");
            var departure = JsonNode.Parse(row.Json)!;
            departure["removableUtc"] = departure["removableUtc"]!.GetValue<DateTime>().AddDays(-31);
            row.Json = departure.ToJsonString();
            return await db.SaveChangesAsync();
        }
    }

    private sealed class Move(Place origin, IReadOnlyList<string> before) : Work
    {
        public override int Lines => 10;

        public override async Task<Round> BeginAsync()
        {
            var database = await (await PostgreSqlServer.GetAsync()).CreateDatabaseAsync();
            string[] words = ["move", "--postgresql", database.ConnectionString];
            return new Round(origin, words, async isKilled =>
            {
                Assert.Equal(before, await origin.LookAsync(services => Content.OfAsync(services)));
                var (exitCode, said) = await origin.RunAsync(words);
                Assert.True(exitCode == 0 || (!isKilled && said.Errors.Single().Contains("not empty", StringComparison.Ordinal)), string.Join(' ', said.Errors));
                using var elsewhere = new TemporaryFolder();
                Assert.Equal(Unnamed(before), Unnamed(await Tool.LookAsync(elsewhere["App_Data"], database, services => Content.OfAsync(services))));
                Npgsql.NpgsqlConnection.ClearAllPools();
                await database.DisposeAsync();
            }, OwnsPlace: false);
        }

        /// <summary>The register of tenants names the database.</summary>
        private static IEnumerable<string> Unnamed(IEnumerable<string> lines) => lines.Where(l => !l.Contains(" Shells ", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> WithoutTrail(IEnumerable<string> lines) =>
        [.. lines.Where(l => !l.Contains(" AuditTrail ", StringComparison.Ordinal) && !l.Contains(" AuditHead ", StringComparison.Ordinal) && !l.Contains(" Idempotency ", StringComparison.Ordinal))];
}
