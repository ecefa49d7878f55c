using Intranet.Abstractions;

namespace Intranet.Search;

/// <summary>The last day lies before the first.</summary>
public sealed record PeriodReversed() : Error(ErrorKind.Invalid);
