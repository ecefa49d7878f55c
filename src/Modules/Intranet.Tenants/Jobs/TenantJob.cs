using Intranet.Abstractions;

namespace Intranet.Tenants.Jobs;

/// <summary>What is done to a whole organisation.</summary>
internal enum TenantJobKind
{
    Export,
    Import,
    Remove,
}

/// <summary>How a piece of work stands.</summary>
internal enum TenantJobState
{
    Running,
    Done,
    Failed,

    /// <summary>The host that did it stopped.</summary>
    Interrupted,
}

/// <summary>
/// Long work on an organisation that goes on when whoever asked for it has left the page. Lies in the store of <c>Default</c>, so that
/// it is seen from every host and after a restart.
/// </summary>
internal sealed class TenantJob
{
    public const int LongestError = 2000;

    public const int LongestNode = 100;

    public const int LongestAddress = 200;

    /// <summary>A host that works says so each second; one that was silent for this long has stopped.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(1);

    /// <summary>How long an exported file is kept.</summary>
    public static readonly TimeSpan FileLifetime = TimeSpan.FromDays(30);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required TenantJobKind Kind { get; init; }

    /// <summary>The organisation; empty for an import until the archive has said it.</summary>
    public required string Subject { get; set; }

    /// <summary>What it was called then.</summary>
    public required string Title { get; set; }

    public required Actor By { get; init; }

    /// <summary>The host that carries it out and keeps its file, by <see cref="JobFiles.Node"/>; empty for work of before this was noted.</summary>
    public string Node { get; init; } = "";

    /// <summary>For an import: first segment of the path; null keeps the archive's address.</summary>
    public string? Prefix { get; init; }

    /// <summary>For an import: host names; null keeps the archive's address.</summary>
    public string? Host { get; init; }

    public required DateTime StartedUtc { get; init; }

    /// <summary>When the host that works last said so.</summary>
    public required DateTime SeenUtc { get; set; }

    /// <summary>Steps done so far: files and tables read or written.</summary>
    public int Steps { get; set; }

    public DateTime? FinishedUtc { get; set; }

    /// <summary>Why it failed, in Swedish; null unless it did.</summary>
    public string? Error { get; set; }

    /// <summary>The same in English.</summary>
    public string? ErrorInEnglish { get; set; }

    /// <summary>Rows written or read.</summary>
    public long Rows { get; set; }

    /// <summary>Rows that stay behind: in the archive only after an import, with others after a removal.</summary>
    public long Left { get; set; }

    /// <summary>Size of the exported file.</summary>
    public long Bytes { get; set; }

    /// <summary>SHA-256 of the exported file, hexadecimal; null for other work.</summary>
    public string? Sha256 { get; set; }

    public TenantJobState StateAt(DateTime nowUtc) => this switch
    {
        { FinishedUtc: not null, Error: null } => TenantJobState.Done,
        { FinishedUtc: not null } => TenantJobState.Failed,
        _ when nowUtc - SeenUtc > LongestSilence => TenantJobState.Interrupted,
        _ => TenantJobState.Running,
    };

    /// <summary>True while the exported file is kept.</summary>
    public bool HasFileAt(DateTime nowUtc) => Kind == TenantJobKind.Export && StateAt(nowUtc) == TenantJobState.Done && nowUtc - FinishedUtc < FileLifetime;

    /// <summary>True while its file may not be cleared away: it is fetched, worked on, or will be when interrupted work is begun again.</summary>
    public bool NeedsFileAt(DateTime nowUtc) => HasFileAt(nowUtc) || StateAt(nowUtc) switch
    {
        TenantJobState.Running => true,
        TenantJobState.Interrupted => Kind == TenantJobKind.Import && nowUtc - StartedUtc < FileLifetime,
        _ => false,
    };
}
