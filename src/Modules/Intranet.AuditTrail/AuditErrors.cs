using Intranet.Abstractions;

namespace Intranet.AuditTrail;

/// <summary>A date is not written as 2026-11-12.</summary>
internal sealed record DateInvalid : Error
{
    public DateInvalid(string field)
        : base(ErrorKind.Invalid) => Field = field;
}

/// <summary>The first day comes after the last.</summary>
internal sealed record SpanReversed : Error
{
    public SpanReversed(string field)
        : base(ErrorKind.Invalid) => Field = field;
}

/// <summary>The span holds more rows than one package or file takes.</summary>
internal sealed record TooManyRows(int Maximum) : Error(ErrorKind.Invalid)
{
    public override object[] Arguments => [Maximum];
}

/// <summary>A time of keeping is no whole number of days within the bounds.</summary>
internal sealed record DaysInvalid : Error
{
    private readonly int _minimum;
    private readonly int _maximum;

    public DaysInvalid(string field, int minimum, int maximum)
        : base(ErrorKind.Invalid) => (Field, _minimum, _maximum) = (field, minimum, maximum);

    public override object[] Arguments => [_minimum, _maximum];
}

/// <summary>A hold was released before.</summary>
internal sealed record HoldAlreadyReleased() : Error(ErrorKind.Conflict);
