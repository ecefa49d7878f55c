using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Intranet.Web.Tests.Contract;

/// <summary>What everybody who knows HTTP expects of an API without reading about it.</summary>
[Collection(DemoWeb.Name)]
public sealed class ExpectedOfHttpTests(DemoWeb web)
{
    [Theory]
    [InlineData("me")]
    [InlineData("search?q=hemtjänst")]
    [InlineData("cases")]
    [InlineData("network/communities")]
    public async Task HEAD_is_GET_without_a_body(string address)
    {
        var api = await web.ApiAsync("dalarna", "anstalld");
        using var get = await api.Http.GetAsync(address);
        using var head = await api.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (get.StatusCode, head.StatusCode));
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("PATCH", "cases", "GET,POST")]
    [InlineData("DELETE", "me", "GET")]
    [InlineData("PUT", "search", "GET")]
    [InlineData("POST", "cases/0193b3a2-7d1e-7c3a-9f51-0d6f0c1b2a3d", "GET,PUT,DELETE")]
    public async Task A_method_that_an_address_does_not_know_is_405_with_those_that_it_knows(string method, string address, string known)
    {
        var api = await web.ApiAsync("dalarna", "anstalld");
        using var answer = await api.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), address));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Superset(known.Split(',').ToHashSet(), answer.Content.Headers.Allow.Where(m => m != "HEAD").ToHashSet());
        Assert.EndsWith(":method-not-allowed", (await ProblemAsync(answer))["type"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "cases", "{\"title\":5}", "title")]
    [InlineData("POST", "cases", "{\"title\":\"a\",\"tags\":\"b\"}", "tags")]
    [InlineData("POST", "cases", "{\"title\":\"a\",\"tags\":[\"b\",{}]}", "tags")]
    [InlineData("POST", "cases", "{\"title\":\"a\",\"unitId\":\"b\"}", "unitId")]
    [InlineData("POST", "cases", "{\"title\":\"a\\u0000b\"}", "title")]
    [InlineData("POST", "cases", "{\"title\":\"a\",\"title\":\"b\"}", "title")]
    [InlineData("POST", "communities", "{\"title\":\"a\",\"description\":[]}", "description")]
    [InlineData("GET", "cases?page=abc", null, "page")]
    [InlineData("GET", "network/communities?pageSize=many", null, "pageSize")]
    [InlineData("GET", "search?q=a&page=99999999999999999999", null, "page")]
    [InlineData("GET", "search?q=a&sort=rubbish", null, "sort")]
    [InlineData("GET", "cases?status=rubbish", null, "status")]
    public async Task What_cannot_be_read_is_told_by_field(string method, string address, string? body, string field)
    {
        var api = await web.ApiAsync("dalarna", "anstalld");

        Assert.Equal([field], (await api.SendAsync(new HttpMethod(method), address, body)).Expect(400).WrongFields);
    }

    [Fact]
    public async Task A_packed_body_is_not_taken_and_the_answer_says_what_is()
    {
        var api = await web.ApiAsync("dalarna", "anstalld");
        using var packed = new MemoryStream();
        await using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await zip.WriteAsync(Encoding.UTF8.GetBytes("{\"title\":\"Packad\"}"));
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "cases") { Content = new ByteArrayContent(packed.ToArray()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Content.Headers.ContentEncoding.Add("gzip");
        using var answer = await api.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal("identity", answer.Headers.NonValidated.Single(h => h.Key == "Accept-Encoding").Value.ToString());
        Assert.EndsWith(":unsupported-media-type", (await ProblemAsync(answer))["type"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "cannot be read", "en-GB,en;q=0.9,sv;q=0.5")]
    [InlineData("sv", "går inte att läsa", "de, sv;q=0.8, en;q=0.2")]
    [InlineData("sv", "går inte att läsa", "de")]
    public async Task Messages_come_in_the_language_that_is_asked_for(string language, string words, string header)
    {
        var api = await web.ApiAsync("dalarna", "anstalld");
        using var request = new HttpRequestMessage(HttpMethod.Get, "search?q=a&sort=rubbish");
        request.Headers.TryAddWithoutValidation("Accept-Language", header);
        using var answer = await api.Http.SendAsync(request);

        var title = (await ProblemAsync(answer))["title"]!.GetValue<string>();
        Assert.True(title.Contains(words, StringComparison.Ordinal), $"{language}: {title}");
    }

    [Fact]
    public async Task A_problem_says_nothing_of_the_insides()
    {
        var api = await web.ApiAsync("dalarna", "anstalld");
        foreach (var body in new[] { "{\"title\":5}", "{", "[[[[", "{\"title\":\"a\",\"tags\":{}}" })
        {
            var answer = (await api.PostAsync("cases", body)).Expect(400);
            Assert.Equal([], answer.Body.AsObject().Select(p => p.Key).Except(["type", "title", "status", "errors"]));
            Assert.DoesNotContain("Intranet.", answer.Text, StringComparison.Ordinal);
        }
    }

    private static async Task<JsonNode> ProblemAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
