using System.Numerics;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Search.Tests;

/// <summary>The module's own services over the real engine in a temporary folder, with shelves as its stores.</summary>
internal sealed class SearchHouse : IAsyncDisposable
{
    private readonly string _folder;
    private readonly bool _ownsFolder;
    private readonly ServiceProvider _services;

    /// <param name="over">A house whose folder and shelves this one takes over, as a host does that is started again; null for a new one.</param>
    /// <param name="clock">The time; null for the real one.</param>
    /// <param name="isBuilt">False where the indexes of a new house are missing instead of empty.</param>
    public SearchHouse(SearchHouse? over = null, TimeProvider? clock = null, bool isBuilt = true)
    {
        _ownsFolder = over is null;
        _folder = over?._folder ?? Directory.CreateTempSubdirectory("search-module-").FullName;
        (Cases, Threads, Communities, People) = over is null
            ? (new("case"), new("thread"), new("community"), new("person"))
            : (over.Cases, over.Threads, over.Communities, over.People);
        var services = new ServiceCollection();
        services.AddLogging().AddLocalization();
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddSingleton(new StoreOptions { AppData = _folder });
        services.AddSingleton<IChangeLog, EmptyLog>().AddSingleton<IStoreSignal, EmptyLog>();
        services.AddSingleton<IShellHost, Authorities>().AddSingleton<IShellScopes, Scopes>();
        services.AddSingleton<IFeatureState>(Switches).AddSingleton<IAccessLabels>(Memberships);
        services.AddScoped<ITenantContext, Place>().AddScoped<ICurrentUser, Reader>();
        foreach (var shelf in new[] { Cases, Threads, Communities, People })
        {
            services.AddSingleton<ISearchSource>(shelf);
        }

        new Startup().ConfigureServices(services);
        services.AddSingleton<INetworkThesaurus>(new FixedWords());
        _services = services.BuildServiceProvider();
        foreach (var shell in over is null && isBuilt ? new Authorities().All : [])
        {
            new IndexMarker(Indexes.FolderOf(shell.Name)).Write(0);
        }
    }

    public Shelf Cases { get; }

    public Shelf Threads { get; }

    public Shelf Communities { get; }

    public Shelf People { get; }

    public Memberships Memberships { get; } = new();

    public Switches Switches { get; } = new();

    public TenantIndexes Indexes => _services.GetRequiredService<TenantIndexes>();

    public IndexRebuilder Rebuilder => _services.GetRequiredService<IndexRebuilder>();

    public IndexReconciliation Reconciliation => _services.GetRequiredService<IndexReconciliation>();

    /// <summary>Tells the module what changed, as the relay does.</summary>
    public async Task TellAsync(params OutboxKeyOf[] changes)
    {
        var consumer = _services.GetServices<IOutboxConsumer>().Single(c => c.Name == SearchConsumer.ConsumerName);
        foreach (var group in changes.GroupBy(c => c.Tenant))
        {
            await consumer.HandleAsync(group.Key, [.. group.Select(c => new OutboxKey(c.Kind, c.Id))], CancellationToken.None);
        }
    }

    public async Task<SearchAnswer> SearchAsync(string tenant, SearchInput input)
    {
        var result = await AskAsync(tenant, input);
        Assert.Empty(result.Errors);
        return result.Value;
    }

    public Task<SearchAnswer> SearchAsync(string tenant, string text) => SearchAsync(tenant, new SearchInput { Q = text });

    public Task<Result<SearchAnswer>> AskAsync(string tenant, SearchInput input) =>
        UseAsync<SearchContentHandler, Result<SearchAnswer>>(tenant, handler => handler.HandleAsync(input, "/" + tenant, CancellationToken.None));

    /// <summary>Runs a service of a tenant's own scope.</summary>
    public async Task<T> UseAsync<TService, T>(string tenant, Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = _services.GetRequiredService<IShellScopes>().Open(tenant);
        return await work(scope.Services.GetRequiredService<TService>());
    }

    /// <summary>Overwrites every file of a tenant's index, as a failing disk might.</summary>
    public void Damage(string tenant)
    {
        foreach (var folder in Directory.EnumerateDirectories(Indexes.FolderOf(tenant)))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                var bytes = File.ReadAllBytes(file);
                Array.Fill(bytes, (byte)0x5a);
                File.WriteAllBytes(file, bytes);
            }
        }
    }

    /// <summary>Lowers the format number of all segments of an index and makes their checksums right again, as if an earlier version had written them.</summary>
    public void MakeOlder(string tenant)
    {
        foreach (var file in Directory.EnumerateFiles(Indexes.FolderOf(tenant), "*.segment", SearchOption.AllDirectories))
        {
            var bytes = File.ReadAllBytes(file);
            bytes[4]--;
            BitConverter.TryWriteBytes(bytes.AsSpan(bytes.Length - 4), ~bytes[..^4].Aggregate(uint.MaxValue, (crc, b) => BitOperations.Crc32C(crc, b)));
            File.WriteAllBytes(file, bytes);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_ownsFolder)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private sealed class FixedWords : INetworkThesaurus
    {
        private static readonly Engine.Thesaurus Words = new([["SIP", "samordnad individuell plan"]]);

        public ValueTask<Engine.Thesaurus> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Words);
    }

    /// <summary>Shelves have no log: the tests tell what changed themselves.</summary>
    private sealed class EmptyLog : IChangeLog, IStoreSignal
    {
        public Task<LogPosition> HeadAsync(string tenant, CancellationToken cancellationToken = default) => Task.FromResult(LogPosition.Start);

        public void Changed(string tenant)
        {
        }
    }
}
