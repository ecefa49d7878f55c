using Intranet.Abstractions;

namespace Intranet.Units;

/// <summary>Another unit has the code.</summary>
internal sealed record UnitCodeTaken(string Taken) : Error(ErrorKind.Conflict)
{
    public override object[] Arguments => [Taken];
}

/// <summary>A unit cannot stand below itself.</summary>
internal sealed record UnitBelowItself() : Error(ErrorKind.Invalid);

internal sealed record NobodyByThatName() : Error(ErrorKind.Invalid);

/// <summary>A line of an imported table cannot be read.</summary>
/// <param name="Line">1-based line of the file.</param>
/// <param name="Text">What stands there.</param>
internal sealed record UnitLineInvalid(int Line, string Text) : Error(ErrorKind.Invalid)
{
    public override object[] Arguments => [Line, Text];
}
