using Intranet.Abstractions;
using Microsoft.Extensions.Localization;

namespace Intranet.Ui;

/// <summary>Puts errors into the reader's words: resource <c>Error.{type}</c> in the <c>Texts</c> of the error's own assembly.</summary>
public sealed class ErrorTexts(IStringLocalizerFactory factory)
{
    public string Describe(Error error)
    {
        var assembly = error.GetType().Assembly.GetName().Name!;
        var text = factory.Create("Texts", assembly)["Error." + error.GetType().Name, error.Arguments];
        return text.ResourceNotFound ? error.Code : text.Value;
    }
}
