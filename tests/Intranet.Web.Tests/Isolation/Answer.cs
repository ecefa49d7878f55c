using System.Text.RegularExpressions;

namespace Intranet.Web.Tests.Isolation;

/// <summary>All that a caller can tell from an answer, without what differs between any two answers.</summary>
internal sealed partial record Answer(int Status, string? Location, bool HasETag, string? ContentType, string Body)
{
    /// <param name="answer">What came.</param>
    /// <param name="ids">What was asked for, in place of which the same word is put.</param>
    public static async Task<Answer> OfAsync(HttpResponseMessage answer, params string[] ids)
    {
        var text = Blank(await answer.Content.ReadAsStringAsync(), ids);
        var location = answer.Headers.Location is { } address ? Blank(address.ToString(), ids) : null;
        return new Answer((int)answer.StatusCode, location, answer.Headers.ETag is not null, answer.Content.Headers.ContentType?.ToString(), text);
    }

    /// <summary>Takes out trace ids, antiforgery and one-time fields, and the words of relative times.</summary>
    public static string Blank(string text, params string[] ids)
    {
        foreach (var id in ids)
        {
            text = text.Replace(id, "ID", StringComparison.OrdinalIgnoreCase);
            if (Guid.TryParse(id, out var guid))
            {
                text = text.Replace(guid.ToString("N"), "ID", StringComparison.OrdinalIgnoreCase);
            }
        }

        text = FormFields().Replace(text, "");
        text = TraceId().Replace(text, "");
        text = TookMs().Replace(text, "\"tookMs\":0");
        return Times().Replace(text, "<time>");
    }

    /// <summary>Where two answers part, in a few words.</summary>
    public static string Difference(Answer real, Answer unknown)
    {
        if (real with { Body = "" } != unknown with { Body = "" })
        {
            return $"{real.Status} {real.Location} {real.ContentType} {real.HasETag} instead of {unknown.Status} {unknown.Location} {unknown.ContentType} {unknown.HasETag}";
        }

        var at = real.Body.Zip(unknown.Body).TakeWhile(p => p.First == p.Second).Count();
        return $"{real.Status}: «{Around(real.Body, at)}» instead of «{Around(unknown.Body, at)}»";
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 60)].ReplaceLineEndings(" ");

    [GeneratedRegex("<input[^>]*name=\"(__RequestVerificationToken|_once)\"[^>]*>")]
    private static partial Regex FormFields();

    [GeneratedRegex("\"(traceId|requestId)\":\"[^\"]*\",?")]
    private static partial Regex TraceId();

    [GeneratedRegex("\"tookMs\":[0-9.eE+-]+")]
    private static partial Regex TookMs();

    [GeneratedRegex("<time[^>]*>[^<]*</time>")]
    private static partial Regex Times();
}
