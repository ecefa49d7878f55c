using System.Globalization;
using Intranet.Ui.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Intranet.Search.Features;

/// <summary>A state of what was found, as people read it.</summary>
internal sealed record ResultState(StateTone Tone, string Text);

/// <summary>Words and icons of a result.</summary>
internal static class ResultWords
{
    private const string Answered = "answered";
    private const string Unanswered = "unanswered";
    private const string Discussed = "question";
    private const string InUse = "inUse";

    public static string Icon(SearchItem item) => item.Kind switch
    {
        "case" => "case",
        "thread" => IsQuestion(item) ? "question" : "talk",
        "community" => "network",
        "person" => "person",
        _ => "document",
    };

    public static string Kind(SearchItem item, IStringLocalizer<Texts> texts) =>
        IsQuestion(item) ? texts["Kind.question"] : FacetTitles.KindName(texts, item.Kind);

    /// <summary>The state, <c>key</c> or <c>key:number</c>; null where there is none that has words.</summary>
    public static ResultState? State(SearchItem item, IStringLocalizer<Texts> texts)
    {
        var (key, number) = Read(item.State);
        if (key.Length == 0)
        {
            return null;
        }

        var text = number is { } n ? Counted(texts, key, n) : texts["State." + key];
        return text.ResourceNotFound ? null : new ResultState(ToneOf(key, number), text.Value);
    }

    private static bool IsQuestion(SearchItem item) => Read(item.State).Key is Answered or Unanswered or Discussed;

    private static (string Key, int? Number) Read(string? state)
    {
        var parts = (state ?? "").Split(':', 2);
        return (parts[0], parts.Length == 2 && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var number) ? number : null);
    }

    private static LocalizedString Counted(IStringLocalizer<Texts> texts, string key, int number)
    {
        var text = texts[$"State.{key}.{(number == 1 ? "one" : number == 0 ? "none" : "many")}", number];
        return text.ResourceNotFound ? texts["State." + key] : text;
    }

    private static StateTone ToneOf(string key, int? number) => key switch
    {
        Answered or InUse => StateTone.Success,
        Unanswered when number is null or 0 => StateTone.Warning,
        _ => StateTone.Neutral,
    };
}
