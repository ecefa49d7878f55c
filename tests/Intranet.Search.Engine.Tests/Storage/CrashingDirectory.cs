namespace Intranet.Search.Engine.Tests;

/// <summary>The power goes out.</summary>
internal sealed class PowerCutException() : IOException("The power was cut.");

/// <summary>
/// A folder in memory in which every step can be the last. After a crash, bytes of a file that was not fully written are damaged, and names,
/// renames and deletes that were not synced are there or not by chance.
/// </summary>
internal sealed class CrashingDirectory(int seed) : IndexDirectory
{
    private readonly Random random = new(seed);
    private readonly List<(string Name, byte[]? Bytes)> unsynced = [];
    private Dictionary<string, byte[]> durable = new(StringComparer.Ordinal);
    private Dictionary<string, byte[]> seen = new(StringComparer.Ordinal);

    public override string Path => "memory";

    /// <summary>Steps until the power is cut; negative for never.</summary>
    public int StepsLeft { get; set; } = -1;

    public int Steps { get; private set; }

    public override IReadOnlyList<string> Names() => [.. seen.Keys];

    public override long SizeOf(string name) => seen[name].Length;

    public override byte[] ReadAll(string name) => seen.TryGetValue(name, out var bytes) ? bytes : throw new FileNotFoundException(name);

    public override void Write(string name, IReadOnlyList<ReadOnlyMemory<byte>> pieces)
    {
        var bytes = pieces.SelectMany(p => p.ToArray()).ToArray();
        try
        {
            Step();
        }
        catch (PowerCutException)
        {
            Change(name, Damaged(bytes));
            throw;
        }

        Change(name, bytes);
    }

    public override void Rename(string from, string to)
    {
        Step();
        Change(to, seen[from]);
        Change(from, null);
    }

    public override void Delete(string name)
    {
        Step();
        Change(name, null);
    }

    public override void Sync()
    {
        Step();
        durable = new(seen, StringComparer.Ordinal);
        unsynced.Clear();
    }

    public override MappedBytes Map(string name)
    {
        var bytes = ReadAll(name);
        if (bytes.Length < 4)
        {
            throw new CorruptIndexException($"{name} ends too early.");
        }

        Verify(name, Crc32C.Of(bytes.AsSpan(0, bytes.Length - 4)), BitConverter.ToUInt32(bytes.AsSpan(bytes.Length - 4)));
        return MappedBytes.Copy(bytes);
    }

    /// <summary>What is found when the power comes back.</summary>
    public void Restart()
    {
        StepsLeft = -1;
        seen = new(durable, StringComparer.Ordinal);
        foreach (var (name, bytes) in unsynced)
        {
            if (random.Next(2) == 0)
            {
                continue;
            }

            if (bytes is null)
            {
                seen.Remove(name);
            }
            else
            {
                seen[name] = bytes;
            }
        }

        durable = new(seen, StringComparer.Ordinal);
        unsynced.Clear();
    }

    /// <summary>Changes bytes of a file as they lie.</summary>
    public void Damage(string name, Func<byte[], byte[]> damage) => seen[name] = durable[name] = damage(seen[name]);

    private void Step()
    {
        Steps++;
        if (StepsLeft == 0)
        {
            throw new PowerCutException();
        }

        StepsLeft--;
    }

    private void Change(string name, byte[]? bytes)
    {
        unsynced.Add((name, bytes));
        if (bytes is null)
        {
            seen.Remove(name);
        }
        else
        {
            seen[name] = bytes;
        }
    }

    private byte[] Damaged(byte[] bytes)
    {
        var part = bytes.AsSpan(0, random.Next(bytes.Length + 1)).ToArray();
        for (var n = 0; n < 3 && part.Length > 0; n++)
        {
            part[random.Next(part.Length)] ^= (byte)(1 + random.Next(255));
        }

        return part;
    }
}
