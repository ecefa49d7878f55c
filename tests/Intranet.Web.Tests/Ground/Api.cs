using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Intranet.Web.Tests;

/// <summary>The JSON API as one person. Addresses are relative to the site's <c>api/v1/</c>.</summary>
public sealed class Api(HttpClient http)
{
    public HttpClient Http { get; } = http;

    public Task<ApiAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<ApiAnswer> PostAsync(string path, object? body = null, string? key = null) => SendAsync(HttpMethod.Post, path, body, key);

    public Task<ApiAnswer> PutAsync(string path, object body, string? ifMatch = null) => SendAsync(HttpMethod.Put, path, body, ifMatch: ifMatch);

    public Task<ApiAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    /// <param name="method">Verb.</param>
    /// <param name="path">Address.</param>
    /// <param name="body">Serialized as JSON; a string is sent as it stands; null sends no body.</param>
    /// <param name="key"><c>Idempotency-Key</c>; null for none.</param>
    /// <param name="ifMatch"><c>If-Match</c>; null for none.</param>
    public async Task<ApiAnswer> SendAsync(HttpMethod method, string path, object? body = null, string? key = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            var json = body as string ?? JsonSerializer.Serialize(body, JsonSerializerOptions.Web);
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (ifMatch is not null)
        {
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(ifMatch));
        }

        using var answer = await Http.SendAsync(request);
        return new ApiAnswer((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.ETag?.Tag, answer.Headers.Location?.ToString());
    }
}

/// <summary>What the API answered.</summary>
public sealed record ApiAnswer(int Status, string Text, string? ETag, string? Location)
{
    public JsonNode Body => JsonNode.Parse(Text) ?? throw new InvalidOperationException("The answer is null.");

    public JsonNode? this[string name] => Body[name];

    public Guid Id => Body["id"]!.GetValue<Guid>();

    public JsonArray Items => Body["items"]!.AsArray();

    /// <summary>Names of the fields that are wrong.</summary>
    public IReadOnlyList<string> WrongFields => Body["errors"]?.AsObject().Select(e => e.Key).ToList() ?? [];

    public bool Lists(Guid id) => Status == 200 && Items.Any(i => i!["id"]!.GetValue<Guid>() == id);

    /// <summary>The answer, or a failure that shows what came instead.</summary>
    public ApiAnswer Expect(int status) =>
        Status == status ? this : throw new Xunit.Sdk.XunitException($"Expected {status}, but {Status} came: {Text}");
}
