using Intranet.Abstractions;

namespace Intranet.Search;

/// <summary>The last day lies before the first.</summary>
public sealed record PeriodReversed() : Error(ErrorKind.Invalid);

/// <summary>An address of the search page names a filter that does not exist; people get there by an address that was cut or changed.</summary>
public sealed record UnknownFilter() : Error(ErrorKind.Invalid);
