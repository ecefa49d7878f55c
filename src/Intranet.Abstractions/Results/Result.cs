using System.Diagnostics.CodeAnalysis;

namespace Intranet.Abstractions;

/// <summary>A value, or the errors that stood in its way. Converts implicitly from both, so that guards read as a list.</summary>
public readonly struct Result<T>
{
    private readonly T? _value;
    private readonly IReadOnlyList<Error>? _errors;

    private Result(T value) => _value = value;

    private Result(IReadOnlyList<Error> errors) => _errors = errors;

    [MemberNotNullWhen(false, nameof(FirstError))]
    public bool Succeeded => _errors is null;

    public IReadOnlyList<Error> Errors => _errors ?? [];

    public Error? FirstError => _errors?[0];

    /// <summary>The value. Throws <see cref="InvalidOperationException"/> when there are errors.</summary>
    public T Value => _errors is null ? _value! : throw new InvalidOperationException($"No value: {_errors[0].Code}.");

    public static implicit operator Result<T>(T value) => new(value);

    public static implicit operator Result<T>(Error error) => new([error]);

    public static implicit operator Result<T>(List<Error> errors) => new(errors);

    public static Result<T> From(IReadOnlyList<Error> errors) => new(errors);
}

/// <summary>The value of a use case that answers nothing but that it is done.</summary>
public readonly record struct Done;
