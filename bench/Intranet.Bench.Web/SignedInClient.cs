using System.Net;
using System.Text.RegularExpressions;

namespace Intranet.Bench.Web;

/// <summary>A person's browser without a screen: signs in through the page and keeps the cookies.</summary>
internal static partial class SignedInClient
{
    public const string Password = "Delad-kunskap-2026";

    public static async Task<HttpClient> CreateAsync(Uri address, string tenant, string user, int connections = 64, string password = Password)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false, MaxConnectionsPerServer = connections }) { BaseAddress = address };
        var path = $"/{tenant}/account/sign-in";
        var page = await client.GetStringAsync(path);
        var fields = Hidden().Matches(page).GroupBy(m => m.Groups[1].Value + m.Groups[3].Value).ToDictionary(g => g.Key, g => WebUtility.HtmlDecode(g.First().Groups[2].Value + g.First().Groups[4].Value));
        fields["Input.UserName"] = user;
        fields["Input.Password"] = password;
        var answer = await client.PostAsync(path, new FormUrlEncodedContent(fields));
        return answer.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.Redirect
            ? client
            : throw new InvalidOperationException($"Sign-in at {path} answered {answer.StatusCode}.");
    }

    [GeneratedRegex("<input[^>]*name=\"([^\"]+)\"[^>]*type=\"hidden\"[^>]*value=\"([^\"]*)\"|<input[^>]*type=\"hidden\"[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
