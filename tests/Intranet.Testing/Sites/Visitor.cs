using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Intranet.Testing;

/// <summary>A person at one tenant's site with a browser's cookies, but without JavaScript. Follows no redirect by itself.</summary>
public sealed class Visitor : IDisposable
{
    private const int MostRedirects = 5;
    private readonly CookieJar _jar = new();
    private readonly string _prefix;

    internal Visitor(Uri address, string prefix)
    {
        _prefix = prefix;
        Http = new HttpClient(_jar) { BaseAddress = new Uri(address, prefix.Length == 0 ? "/" : $"/{prefix}/") };
        Http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("sv");
    }

    /// <summary>The client; addresses without leading slash are the site's own.</summary>
    public HttpClient Http { get; }

    /// <summary>The cookies, for a browser that goes on where this visitor is.</summary>
    public IReadOnlyList<Cookie> Cookies => _jar.All;

    /// <summary>Goes on as another visitor, at another host with the same data.</summary>
    public void TakeCookiesOf(Visitor other) => _jar.Add(other._jar.All);

    /// <summary>Goes to a page and reads it, following redirects. Demands 200.</summary>
    public async Task<IHtmlDocument> OpenAsync(string address)
    {
        using var answer = await FollowAsync(await Http.GetAsync(address));
        return answer.StatusCode == HttpStatusCode.OK
            ? await ReadAsync(answer)
            : throw new HttpRequestException($"GET {address} answered {(int)answer.StatusCode}.", null, answer.StatusCode);
    }

    /// <summary>Fills in a page's form and sends it: the form's own fields (antiforgery among them) with the given ones in their place.</summary>
    /// <param name="page">The page's address.</param>
    /// <param name="fields">Names and values; a name given twice is sent twice.</param>
    /// <param name="form">Which form; null for the first one that posts and has all the fields.</param>
    /// <returns>The answer as it came, usually 303 to the next page.</returns>
    public async Task<HttpResponseMessage> SubmitAsync(string page, IReadOnlyCollection<KeyValuePair<string, string>> fields, string? form = null)
    {
        var document = await OpenAsync(page);
        var element = form is null ? FindForm(document, fields) : document.QuerySelector<IHtmlFormElement>(form);
        return element is null
            ? throw new InvalidOperationException($"{page} has no form with {string.Join(", ", fields.Select(f => f.Key))}.")
            : await SubmitAsync(element, page, fields);
    }

    /// <summary>Signs in through the tenant's sign-in page.</summary>
    /// <exception cref="InvalidOperationException">The site refused.</exception>
    public async Task SignInAsync(string userName, string password)
    {
        using var answer = await SubmitAsync("account/sign-in", [new("Input.UserName", userName), new("Input.Password", password)]);
        if (answer.StatusCode is not (HttpStatusCode.SeeOther or HttpStatusCode.Found))
        {
            throw new InvalidOperationException($"{_prefix} did not let {userName} in: {(int)answer.StatusCode}.");
        }
    }

    /// <summary>Follows up to five redirects of an answer.</summary>
    public async Task<HttpResponseMessage> FollowAsync(HttpResponseMessage answer)
    {
        for (var i = 0; i < MostRedirects && (int)answer.StatusCode is >= 301 and <= 308 && answer.Headers.Location is { } location; i++)
        {
            var from = answer.RequestMessage!.RequestUri!;
            answer.Dispose();
            answer = await Http.GetAsync(new Uri(from, location));
        }

        return answer;
    }

    /// <summary>Reads an answer as a page.</summary>
    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    public void Dispose() => Http.Dispose();

    private static IHtmlFormElement? FindForm(IHtmlDocument document, IReadOnlyCollection<KeyValuePair<string, string>> fields) =>
        document.QuerySelectorAll<IHtmlFormElement>("form[method=post]").FirstOrDefault(form =>
            fields.All(field => form.Elements.Any(e => e.GetAttribute("name") == field.Key)));

    private async Task<HttpResponseMessage> SubmitAsync(IHtmlFormElement form, string page, IReadOnlyCollection<KeyValuePair<string, string>> fields)
    {
        var given = fields.Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        var own = form.Elements
            .Where(e => e.GetAttribute("name") is { Length: > 0 } name && !given.Contains(name))
            .SelectMany(OwnValue);
        var target = form.GetAttribute("action") is { Length: > 0 } action ? action : page;
        return await Http.PostAsync(target, new FormUrlEncodedContent([.. own, .. fields]));
    }

    private static IEnumerable<KeyValuePair<string, string>> OwnValue(IElement element)
    {
        var name = element.GetAttribute("name")!;
        switch (element)
        {
            case IHtmlInputElement { Type: "checkbox" or "radio" } choice:
                return choice.IsChecked ? [new(name, choice.Value)] : [];
            case IHtmlInputElement { Type: "submit" or "button" or "image" or "file" } or IHtmlButtonElement:
                return [];
            case IHtmlInputElement input:
                return [new(name, input.Value)];
            case IHtmlTextAreaElement area:
                return [new(name, area.Value)];
            case IHtmlSelectElement select:
                return select.Options.Where(o => o.IsSelected).Select(o => KeyValuePair.Create(name, o.Value));
            default:
                return [];
        }
    }
}
