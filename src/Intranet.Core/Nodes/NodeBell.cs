using System.Collections.Concurrent;
using System.Threading.Channels;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Core;

/// <summary>
/// Tells the other processes on the same database what to look at again: a number in <c>Default</c> for each thing, raised
/// after the change is committed. On SQLite there is no other process, and nothing is written.
/// </summary>
internal sealed class NodeBell(StoreFactory stores) : IPeopleNews
{
    public const string Shells = "shells";
    public const string Everything = "everything";
    public const string SettingsOf = "settings/";
    public const string StoreOf = "store/";
    public const string PeopleOf = "people/";

    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<string, byte> _due = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _numbers = new(StringComparer.Ordinal);
    private volatile bool _hasListened;

    public bool IsNeeded => stores.Options.Provider == StoreProvider.PostgreSql;

    /// <summary>Has the others told soon.</summary>
    public void Ring(string name)
    {
        if (IsNeeded)
        {
            _due.TryAdd(name, 0);
            _calls.Writer.TryWrite(true);
        }
    }

    void IPeopleNews.Changed(string tenant) => Ring(PeopleOf + tenant);

    public Task<bool> WaitAsync(CancellationToken cancellationToken) => _calls.Reader.WaitToReadAsync(cancellationToken).AsTask();

    /// <summary>Tells what is due. What could not be told stays due.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        _calls.Reader.TryRead(out _);
        var names = _due.Keys.Order(StringComparer.Ordinal).ToArray();
        foreach (var name in names)
        {
            _due.TryRemove(name, out _);
        }

        if (names.Length == 0)
        {
            return;
        }

        try
        {
            await RingAsync(names, cancellationToken);
        }
        catch
        {
            names.ToList().ForEach(Ring);
            throw;
        }
    }

    /// <summary>Names of the bells that others rang since the last call; null at the first, when everything may be old.</summary>
    public async Task<IReadOnlyList<string>?> ListenAsync(IntranetDbContext db, CancellationToken cancellationToken)
    {
        var bells = await db.Set<StoredBell>().AsNoTracking().ToListAsync(cancellationToken);
        var rung = bells.Where(b => !_numbers.TryGetValue(b.Name, out var known) || known < b.Number).ToList();
        foreach (var bell in rung)
        {
            Remember(bell.Name, bell.Number);
        }

        if (_hasListened)
        {
            return [.. rung.Select(b => b.Name)];
        }

        _hasListened = true;
        return null;
    }

    /// <summary>In the order of the names, so that two processes never wait for each other's rows.</summary>
    private async Task RingAsync(string[] names, CancellationToken cancellationToken)
    {
        await using var db = stores.Create(ShellSettings.DefaultName);
        var rung = await db.Set<StoredBell>().FromSql(
            $"""
             INSERT INTO "Bells" ("Name", "Number") SELECT name, 1 FROM unnest({names}) AS name ORDER BY name
             ON CONFLICT ("Name") DO UPDATE SET "Number" = "Bells"."Number" + 1 RETURNING "Name", "Number"
             """).AsNoTracking().ToListAsync(cancellationToken);
        foreach (var bell in rung)
        {
            // Nobody else rang in between: then there is nothing to hear for this process.
            if (_numbers.GetValueOrDefault(bell.Name) == bell.Number - 1 && _hasListened)
            {
                Remember(bell.Name, bell.Number);
            }
        }
    }

    private void Remember(string name, long number) => _numbers.AddOrUpdate(name, number, (_, known) => Math.Max(known, number));
}
