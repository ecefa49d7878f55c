using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Intranet.Ui.Forms;

/// <summary>What a form field is called, holds and suffers from in the current page.</summary>
internal sealed class FieldContext
{
    private readonly object? _model;
    private readonly ModelStateEntry? _state;

    public FieldContext(ModelExpression expression, ViewContext view)
    {
        Name = view.ViewData.TemplateInfo.GetFullHtmlFieldName(expression.Name);
        Id = IdOf(Name);
        _model = expression.Model;
        view.ViewData.ModelState.TryGetValue(Name, out _state);
    }

    public string Name { get; }

    public string Id { get; }

    /// <summary>What was typed, where the form came back, otherwise what the model holds.</summary>
    public string Value => _state?.RawValue is null ? Text(_model) : _state.AttemptedValue ?? string.Empty;

    /// <summary>All values typed or held, for fields that hold several.</summary>
    public IReadOnlyCollection<string> Values => _state?.RawValue switch
    {
        string[] typed => typed,
        string typed => [typed],
        _ when _model is IEnumerable<string> held => [.. held],
        _ => [Text(_model)],
    };

    public bool IsChecked => _state?.RawValue is null ? _model is true : Values.Contains("true", StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong with the field; null when nothing is.</summary>
    public string? Error => _state?.Errors.Select(error => error.ErrorMessage).FirstOrDefault(message => message.Length > 0);

    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    private static string Text(object? model) => model switch
    {
        null => string.Empty,
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => model.ToString() ?? string.Empty,
    };
}
