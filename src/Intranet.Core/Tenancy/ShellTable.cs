using System.Collections.Frozen;
using System.Globalization;
using Intranet.Abstractions;

namespace Intranet.Core;

/// <summary>An unchangeable view of all tenants with its look-up tables.</summary>
internal sealed class ShellTable
{
    private const string SegmentMark = "/";
    private static readonly StringComparer Swedish = StringComparer.Create(CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: true);
    private readonly FrozenDictionary<string, ShellSettings> _byName;
    private readonly FrozenDictionary<string, ShellSettings> _byPrefix;
    private readonly FrozenDictionary<string, ShellSettings> _byHost;
    private readonly FrozenDictionary<string, ShellSettings> _byFormer;

    public ShellTable(IEnumerable<ShellSettings> shells)
    {
        All = [.. shells.OrderByDescending(s => s.IsDefault).ThenBy(s => s.Title, Swedish)];
        _byName = All.ToFrozenDictionary(s => s.Name, StringComparer.Ordinal);
        _byPrefix = All.Where(s => s.RequestUrlPrefix.Length > 0).ToFrozenDictionary(s => s.RequestUrlPrefix, StringComparer.OrdinalIgnoreCase);
        _byFormer = All.SelectMany(s => Split(s.FormerAddresses).Select(a => (Address: a, Shell: s)))
            .DistinctBy(p => p.Address, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(p => p.Address, p => p.Shell, StringComparer.OrdinalIgnoreCase);
        _byHost = All.SelectMany(s => Hosts(s).Select(h => (Host: h, Shell: s))).ToFrozenDictionary(p => p.Host, p => p.Shell, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<ShellSettings> All { get; }

    public ShellSettings? Find(string name) => _byName.GetValueOrDefault(name);

    public ShellSettings? Match(string host, string? firstSegment) =>
        _byHost.TryGetValue(host, out var byHost) ? byHost
        : firstSegment is not null && _byPrefix.TryGetValue(firstSegment, out var byPrefix) ? byPrefix
        : null;

    /// <summary>Finds the tenant that was reached there before it moved; null when there is none.</summary>
    public ShellSettings? MatchFormer(string host, string? firstSegment) =>
        _byFormer.GetValueOrDefault(host) ?? (firstSegment is null ? null : _byFormer.GetValueOrDefault(SegmentMark + firstSegment));

    public static IEnumerable<string> Hosts(ShellSettings shell) => Split(shell.RequestUrlHost);

    /// <summary>Host names, and the prefix with a slash before it.</summary>
    public static IEnumerable<string> Addresses(ShellSettings shell) =>
        shell.RequestUrlPrefix.Length == 0 ? Hosts(shell) : Hosts(shell).Append(SegmentMark + shell.RequestUrlPrefix);

    public static string[] Split(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
