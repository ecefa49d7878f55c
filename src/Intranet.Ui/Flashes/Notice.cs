using System.Text.Json;
using Intranet.Ui.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Intranet.Ui.Flashes;

/// <summary>What the next page says once about what was just done, with a way on: "Delat med alla anslutna. Visa".</summary>
/// <param name="Tone">Colour and weight.</param>
/// <param name="Text">The words, in the reader's language.</param>
/// <param name="Href">Address of a link after the words; null for none.</param>
/// <param name="LinkText">Words of that link; required with <paramref name="Href"/>.</param>
public sealed record Notice(StateTone Tone, string Text, string? Href = null, string? LinkText = null);

/// <summary>Keeps a <see cref="Notice"/> over a redirect.</summary>
public static class NoticeTempData
{
    /// <summary>Where a page model leaves plain words, said as a success.</summary>
    private const string PlainKey = "flash";

    private const string Key = "notice";

    /// <summary>Says it on the next page: <c>TempData.Say(new Notice(StateTone.Success, …))</c>.</summary>
    public static void Say(this ITempDataDictionary tempData, Notice notice)
    {
        ArgumentNullException.ThrowIfNull(tempData);
        tempData[Key] = JsonSerializer.Serialize(notice);
    }

    /// <summary>Takes what there is to say; null when there is nothing.</summary>
    internal static Notice? TakeNotice(this ITempDataDictionary tempData)
    {
        if (tempData.TryGetValue(Key, out var rich) && rich is string json)
        {
            return JsonSerializer.Deserialize<Notice>(json);
        }

        return tempData.TryGetValue(PlainKey, out var plain) && plain is string { Length: > 0 } words
            ? new Notice(StateTone.Success, words)
            : null;
    }
}
