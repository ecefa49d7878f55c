using Intranet.Ui.TagHelpers;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Intranet.Ui.Dates;

/// <summary>Writes instants.</summary>
internal static class TimeMarkup
{
    public static TagBuilder Of(DateTime utc, DateText dates, WhenStyle style = WhenStyle.Short)
    {
        var time = new TagBuilder(style == WhenStyle.Relative ? "relative-time" : "time");
        time.Attributes["datetime"] = DateText.Machine(utc);
        time.InnerHtml.Append(style switch
        {
            WhenStyle.Short or WhenStyle.Relative => dates.Short(utc),
            WhenStyle.Day => dates.Day(utc),
            WhenStyle.Full => dates.Full(utc),
            _ => throw new ArgumentOutOfRangeException(nameof(style), style, "Unknown style."),
        });
        if (style != WhenStyle.Full)
        {
            time.Attributes["title"] = dates.Full(utc);
        }

        return time;
    }
}
