namespace Intranet.Abstractions;

/// <summary>How an error is answered: 400, 404, 403, 409 or 412.</summary>
public enum ErrorKind
{
    Invalid,
    NotFound,
    Forbidden,
    Conflict,
    Stale,
}

/// <summary>
/// What stopped a use case, as a value. The text for people is the resource <c>Error.{type name}</c> in the <c>Texts</c> of
/// the assembly that declares the error; <see cref="Arguments"/> fill its placeholders.
/// </summary>
public abstract record Error(ErrorKind Kind)
{
    /// <summary>Name of the input it is about, as in the command; null when it is about the whole.</summary>
    public string? Field { get; init; }

    /// <summary>Values for the placeholders of the text.</summary>
    public virtual object[] Arguments => [];

    /// <summary>Stable key, in kebab case: <c>CaseAlreadyPublished</c> is <c>case-already-published</c>.</summary>
    public string Code => ErrorCode.FromTypeName(GetType().Name);
}

public static class ErrorCode
{
    public static string FromTypeName(string name)
    {
        var code = new System.Text.StringBuilder(name.Length + 8);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && code.Length > 0)
            {
                code.Append('-');
            }

            code.Append(char.ToLowerInvariant(letter));
        }

        return code.ToString();
    }
}

/// <summary>The thing does not exist, or the person may not know that it does.</summary>
public sealed record NotFound() : Error(ErrorKind.NotFound);

/// <summary>The person sees the thing but may not do this to it.</summary>
public sealed record NotAllowed() : Error(ErrorKind.Forbidden);

/// <summary>Somebody changed the thing since the person read it.</summary>
public sealed record StaleRevision() : Error(ErrorKind.Stale);

/// <summary>A recipe or an administrator named a feature that no loaded module has.</summary>
public sealed record UnknownFeature(string Id) : Error(ErrorKind.Invalid)
{
    public override object[] Arguments => [Id];
}

public sealed record FieldRequired : Error
{
    public FieldRequired(string field)
        : base(ErrorKind.Invalid) => Field = field;
}

public sealed record FieldTooLong : Error
{
    private readonly int _maximum;

    /// <param name="field">Name of the input.</param>
    /// <param name="maximum">Most characters allowed.</param>
    public FieldTooLong(string field, int maximum)
        : base(ErrorKind.Invalid) => (Field, _maximum) = (field, maximum);

    public override object[] Arguments => [_maximum];
}

public sealed record FieldInvalid : Error
{
    public FieldInvalid(string field)
        : base(ErrorKind.Invalid) => Field = field;
}

/// <summary>A text for other authorities holds what looks like a personal identity number.</summary>
public sealed record IdentityNumberFound : Error
{
    private readonly string _excerpt;

    /// <param name="field">Name of the input.</param>
    /// <param name="masked">The number with its last digits hidden.</param>
    public IdentityNumberFound(string field, string masked)
        : base(ErrorKind.Invalid) => (Field, _excerpt) = (field, masked);

    public override object[] Arguments => [_excerpt];
}
