namespace Intranet.Abstractions;

/// <summary>Request feature: the address belongs to a tenant that cannot be used now. The error page says so in its name.</summary>
public sealed record UnusableSite(ShellSettings Shell);
