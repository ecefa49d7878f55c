using System.Text.Json;
using Intranet.AuditTrail.Retention;
using Intranet.Data;
using Microsoft.Extensions.Localization;

namespace Intranet.AuditTrail.Reading;

/// <summary>
/// What rows say in the reader's language: resources <c>Event.{kind}</c>, <c>Module.{name}</c> and <c>Thing.{kind}</c>. What has
/// no text is shown as it is stored.
/// </summary>
internal sealed class AuditWords(IStringLocalizer<Texts> texts)
{
    public string OfAction(string action) => OfKind(AuditSettings.KindOf(action));

    public string OfKind(string kind) => Find("Event." + kind) ?? kind;

    /// <summary>The module that a kind of event begins with.</summary>
    public string OfModule(string kind) => Find("Module." + kind.Split('.')[0]) ?? kind.Split('.')[0];

    public string OfThing(string kind) => Find("Thing." + kind) ?? kind;

    /// <summary>Facts of a row as <c>name: value</c>; empty where there are none.</summary>
    public static IReadOnlyList<(string Name, string Value)> FactsOf(AuditEntry row)
    {
        if (row.Data is null)
        {
            return [];
        }

        try
        {
            using var json = JsonDocument.Parse(row.Data);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? [.. json.RootElement.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null).Select(p => (p.Name, Plain(p.Value)))]
                : [("", row.Data)];
        }
        catch (JsonException)
        {
            return [("", row.Data)];
        }
    }

    private static string Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Plain)),
        _ => value.GetRawText(),
    };

    private string? Find(string name) => texts[name] is { ResourceNotFound: false } text ? text.Value : null;
}
