using System.Net;

namespace Intranet.Testing;

/// <summary>Keeps cookies as a browser does on localhost, where those marked Secure work without encryption too.</summary>
internal sealed class CookieJar() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private readonly CookieContainer _cookies = new();

    public IReadOnlyList<Cookie> All => [.. _cookies.GetAllCookies().Cast<Cookie>()];

    public void Add(IEnumerable<Cookie> cookies)
    {
        foreach (var cookie in cookies)
        {
            _cookies.Add(cookie);
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = new UriBuilder(request.RequestUri!) { Scheme = Uri.UriSchemeHttps }.Uri;
        if (_cookies.GetCookieHeader(address) is { Length: > 0 } header)
        {
            request.Headers.Add("Cookie", header);
        }

        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set)
            {
                _cookies.SetCookies(address, cookie);
            }
        }

        return answer;
    }
}
