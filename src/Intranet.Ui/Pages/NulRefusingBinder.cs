using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace Intranet.Ui;

/// <summary>Refuses the character NUL in every text that a form or query sends; PostgreSQL cannot store it.</summary>
internal sealed class NulRefusingBinder(IModelBinder inner) : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var value = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (!value.Any(v => v?.Contains('\0') == true))
        {
            return inner.BindModelAsync(bindingContext);
        }

        var texts = bindingContext.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Intranet.Abstractions.Texts>>();
        bindingContext.ModelState.AddModelError(bindingContext.ModelName, texts["Error.FieldInvalid"]);
        bindingContext.Result = ModelBindingResult.Failed();
        return Task.CompletedTask;
    }
}

internal sealed class NulRefusingBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.ModelType == typeof(string)
        ? new NulRefusingBinder(new SimpleTypeModelBinder(typeof(string), context.Services.GetRequiredService<ILoggerFactory>()))
        : null;
}

/// <summary>Refuses NUL and unpaired surrogates in every text of a JSON body.</summary>
internal sealed class NulRefusingConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            var text = reader.GetString();
            return text?.Contains('\0') == true ? throw new JsonException("A text holds the character NUL.") : text;
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("A text is not well-formed Unicode.", exception);
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(ref reader, typeToConvert, options)!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
}
