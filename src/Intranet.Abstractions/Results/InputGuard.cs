namespace Intranet.Abstractions;

/// <summary>Collects what is wrong with a command's inputs, one error per field.</summary>
public sealed class InputGuard
{
    private readonly List<Error> _errors = [];

    public List<Error> Errors => _errors;

    public bool Failed => _errors.Count > 0;

    /// <summary>Demands a text of 1 to <paramref name="maximum"/> characters after trimming, and answers it trimmed.</summary>
    public string Required(string field, string? value, int maximum)
    {
        var text = value?.Trim() ?? "";
        if (text.Length == 0)
        {
            _errors.Add(new FieldRequired(field));
        }

        return Bounded(field, text, maximum);
    }

    /// <summary>Demands a text of at most <paramref name="maximum"/> characters after trimming; empty answers null.</summary>
    public string? Optional(string field, string? value, int maximum)
    {
        var text = value?.Trim() ?? "";
        return text.Length == 0 ? null : Bounded(field, text, maximum);
    }

    public void Add(Error error) => _errors.Add(error);

    private string Bounded(string field, string text, int maximum)
    {
        if (text.Length > maximum)
        {
            _errors.Add(new FieldTooLong(field, maximum));
        }
        else if (text.Contains('\0') || !IsWellFormed(text))
        {
            _errors.Add(new FieldInvalid(field));
        }

        return text;
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
