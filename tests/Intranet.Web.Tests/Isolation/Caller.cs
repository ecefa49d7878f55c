using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Intranet.Web.Tests.Isolation;

/// <summary>What somebody shows at the door.</summary>
internal enum Carrier
{
    Cookie,
    Bearer,
}

/// <summary>Somebody who knocks at one site with what they hold, be it worth something there or not.</summary>
internal sealed partial class Caller(HttpClient http, string home, string user, string prefix, Carrier carrier, string? secret, bool isLive)
{
    private string _cookies = "";
    private string _formToken = "";

    /// <summary>Home tenant; empty for a stranger.</summary>
    public string Home => home;

    public string User => user;

    /// <summary>The site that is asked.</summary>
    public string Prefix => prefix;

    /// <summary>True when the site accepts what is shown.</summary>
    public bool IsLive => isLive && home == prefix;

    public override string ToString() => $"{(user.Length == 0 ? "a stranger" : $"{home}/{user}")} at {prefix} by {carrier}{(isLive ? "" : ", worth nothing")}";

    /// <summary>Pages take cookies only, the API takes tokens only.</summary>
    public bool IsSignedInOn(Route route) => IsLive && route.IsApi == (carrier == Carrier.Bearer);

    /// <summary>Gets a form's antiforgery pair, so that a refusal is never about that.</summary>
    public async Task PrepareAsync()
    {
        if (carrier == Carrier.Cookie && secret is not null)
        {
            _cookies = $"session-{prefix}={secret}";
        }

        var page = IsLive && carrier == Carrier.Cookie ? "profile" : "account/sign-in";
        using var answer = await SendAsync(HttpMethod.Get, page, [], json: null);
        var html = await answer.Content.ReadAsStringAsync();
        _formToken = FormToken().Match(html).Groups["value"].Value;
        Assert.False(string.IsNullOrEmpty(_formToken), $"{this} gets no form on {page}.");
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
        {
            _cookies = string.Join("; ", set.Select(c => c.Split(';')[0]).Where(c => c.StartsWith("form-", StringComparison.Ordinal)).Append(_cookies).Where(c => c.Length > 0));
        }
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, IEnumerable<KeyValuePair<string, string>> form, object? json)
    {
        using var request = new HttpRequestMessage(method, $"/{prefix}/{path}");
        if (_cookies.Length > 0)
        {
            request.Headers.Add("Cookie", _cookies);
        }

        if (carrier == Carrier.Bearer && secret is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        }

        if (json is not null)
        {
            request.Content = JsonContent.Create(json);
        }
        else if (method == HttpMethod.Post && !path.StartsWith("api/", StringComparison.Ordinal))
        {
            request.Content = new FormUrlEncodedContent(form.Append(new("__RequestVerificationToken", _formToken)));
        }

        return await http.SendAsync(request);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<value>[^\"]+)\"")]
    private static partial Regex FormToken();
}
