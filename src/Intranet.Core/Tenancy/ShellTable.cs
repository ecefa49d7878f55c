using System.Collections.Frozen;
using System.Globalization;
using Intranet.Abstractions;

namespace Intranet.Core;

/// <summary>An unchangeable view of all tenants with its look-up tables.</summary>
internal sealed class ShellTable
{
    private static readonly StringComparer Swedish = StringComparer.Create(CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: true);
    private readonly FrozenDictionary<string, ShellSettings> _byName;
    private readonly FrozenDictionary<string, ShellSettings> _byPrefix;
    private readonly FrozenDictionary<string, ShellSettings> _byHost;

    public ShellTable(IEnumerable<ShellSettings> shells)
    {
        All = [.. shells.OrderByDescending(s => s.IsDefault).ThenBy(s => s.Title, Swedish)];
        _byName = All.ToFrozenDictionary(s => s.Name, StringComparer.Ordinal);
        _byPrefix = All.Where(s => s.RequestUrlPrefix.Length > 0).ToFrozenDictionary(s => s.RequestUrlPrefix, StringComparer.OrdinalIgnoreCase);
        _byHost = All.SelectMany(s => Hosts(s).Select(h => (Host: h, Shell: s))).ToFrozenDictionary(p => p.Host, p => p.Shell, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<ShellSettings> All { get; }

    public ShellSettings? Find(string name) => _byName.GetValueOrDefault(name);

    public ShellSettings? Match(string host, string? firstSegment) =>
        _byHost.TryGetValue(host, out var byHost) ? byHost
        : firstSegment is not null && _byPrefix.TryGetValue(firstSegment, out var byPrefix) ? byPrefix
        : null;

    public static IEnumerable<string> Hosts(ShellSettings shell) =>
        shell.RequestUrlHost.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
