using System.Net;
using AngleSharp.Html.Parser;

namespace Intranet.Users.Tests;

/// <summary>A browser without script: keeps cookies as one does, sends forms with their hidden fields, does not follow redirects.</summary>
public sealed class Browser(Uri site) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site };

    public CookieContainer Cookies { get; } = new();

    public Uri Site => site;

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Sends cookies that were copied from elsewhere.</summary>
    public Task<HttpResponseMessage> GetWithAsync(string path, string cookies)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookies);
        return SendAsync(request);
    }

    /// <summary>Reads the page, fills the form that has all the fields named, and sends it.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string path, params (string Name, string Value)[] fields) =>
        await SendFormAsync(await (await GetAsync(path)).Content.ReadAsStringAsync(), path, fields);

    public Task<HttpResponseMessage> SendFormAsync(string html, string path, params (string Name, string Value)[] fields)
    {
        var form = new HtmlParser().ParseDocument(html).QuerySelectorAll("main form")
            .First(f => fields.All(field => f.QuerySelector($"[name='{field.Name}']") is not null) && f.GetAttribute("method") == "post");
        var sent = form.QuerySelectorAll("input[name]")
            .Where(i => i.GetAttribute("type") == "hidden" || i.HasAttribute("checked"))
            .Where(i => fields.All(f => f.Name != i.GetAttribute("name")))
            .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""))
            .Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        var address = form.GetAttribute("action") is { Length: > 0 } action ? action : path;
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(sent) });
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        var address = new Uri(site, request.RequestUri!);
        if (Cookies.GetCookieHeader(address) is { Length: > 0 } held)
        {
            request.Headers.Add("Cookie", held);
        }

        var answer = await _client.SendAsync(request);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
        {
            set.ToList().ForEach(cookie => Cookies.SetCookies(address, cookie));
        }

        return answer;
    }

    public void Dispose() => _client.Dispose();
}
