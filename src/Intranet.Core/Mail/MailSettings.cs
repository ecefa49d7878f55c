using Microsoft.Extensions.Configuration;

namespace Intranet.Core;

/// <summary>The mail server, from the settings <c>Mail:Host</c>, <c>Port</c>, <c>From</c>, <c>User</c>, <c>Password</c> and <c>StartTls</c>.</summary>
internal sealed record MailSettings
{
    /// <summary>Null for no mail.</summary>
    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    /// <summary>Address that letters come from; required with <see cref="Host"/>.</summary>
    public string? From { get; init; }

    /// <summary>Null where the server asks for no name.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>False only for a server on the same machine: then letters and password go in the open.</summary>
    public bool StartTls { get; init; } = true;

    public static MailSettings Read(IConfiguration configuration) => configuration.GetSection("Mail").Get<MailSettings>() ?? new MailSettings();
}
