using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Ui;

public static class EdgeServices
{
    /// <summary>Adds what pages and JSON endpoints share: error texts, refusal of NUL, camelCase, letters left as letters.</summary>
    public static IServiceCollection AddIntranetEdge(this IServiceCollection services)
    {
        services.AddIntranetUi();
        services.AddSingleton<ErrorTexts>();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.Configure<MvcOptions>(o => o.ModelBinderProviders.Insert(0, new NulRefusingBinderProvider()));
        services.Configure<Microsoft.AspNetCore.Http.Json.JsonOptions>(o =>
        {
            o.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
            // A body that says two things is understood differently by different readers.
            o.SerializerOptions.AllowDuplicateProperties = false;
            o.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            o.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
            o.SerializerOptions.Converters.Add(new NulRefusingConverter());
            o.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        });
        return services;
    }
}
