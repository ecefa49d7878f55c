using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Intranet.Architecture.Tests;

/// <summary>Walks from page to page inside one tenant's site as one person, each kind of address a few times.</summary>
internal sealed class Crawl(Visitor visitor, string prefix, int mostPages)
{
    private const int MostOfAKind = 2;
    private readonly Queue<string> _open = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _kinds = new(StringComparer.Ordinal);

    /// <summary>Answers each page with its address and markup.</summary>
    public async IAsyncEnumerable<(string Address, string Html)> WalkAsync(params string[] from)
    {
        foreach (var address in from)
        {
            Add(address);
        }

        for (var pages = 0; pages < mostPages && _open.TryDequeue(out var address);)
        {
            using var answer = await visitor.FollowAsync(await visitor.Http.GetAsync(address));
            if (answer.StatusCode >= HttpStatusCode.InternalServerError)
            {
                throw new HttpRequestException($"GET {address} answered {(int)answer.StatusCode}.");
            }

            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            pages++;
            var html = await answer.Content.ReadAsStringAsync();
            yield return (address, html);
            var document = await Visitor.ReadAsync(answer);
            foreach (var link in document.QuerySelectorAll<IHtmlAnchorElement>("a[href]"))
            {
                Add(link.GetAttribute("href")!);
            }
        }
    }

    private void Add(string href)
    {
        var address = href.Split('#')[0];
        if (!address.StartsWith($"/{prefix}/", StringComparison.Ordinal) || address.Contains("sign-out", StringComparison.Ordinal) || !_seen.Add(address))
        {
            return;
        }

        var kind = Kind(address);
        _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
        if (_kinds[kind] <= MostOfAKind)
        {
            _open.Enqueue(address);
        }
    }

    /// <summary>The address without ids and values, so that a hundred cases are one kind of page.</summary>
    private static string Kind(string address)
    {
        var parts = address.Split('?');
        var path = string.Join('/', parts[0].Split('/').Select(segment => Guid.TryParse(segment, out _) ? "{id}" : segment));
        var query = parts.Length > 1 ? string.Join('&', parts[1].Split('&').Select(pair => pair.Split('=')[0]).Order(StringComparer.Ordinal)) : "";
        return $"{path}?{query}";
    }
}
