using System.Text.Json;
using System.Text.Json.Nodes;

namespace Intranet.Web.Tests.Isolation;

/// <summary>Who may call an address that names nothing.</summary>
internal delegate bool Admits(Caller caller);

/// <summary>Who, of those that know of a thing, may do this to it.</summary>
internal delegate bool Allows(Caller caller);

/// <summary>
/// How an endpoint is called and who may. <c>{id}</c> and <c>{reply}</c> stand for what the address, query, form or body names.
/// </summary>
/// <param name="Key">As <see cref="Route.Key"/>.</param>
internal sealed record Rule(string Key)
{
    /// <summary>Kinds of things that <c>{id}</c> can be; none where the address names nothing.</summary>
    public Thing[] Things { get; init; } = [];

    /// <summary>For everybody, signed in or not.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Who may call it; used where it names nothing.</summary>
    public Admits Admits { get; init; } = static _ => true;

    /// <summary>Who may do it; used where it names a thing.</summary>
    public Allows Allows { get; init; } = static _ => true;

    /// <summary>True for what only those may do who lead the thing that is named.</summary>
    public bool IsForLeaders { get; init; }

    /// <summary>Begins with <c>?</c> or <c>&amp;</c>; empty for none.</summary>
    public string Query { get; init; } = "";

    public (string Name, string Value)[] Form { get; init; } = [];

    public object? Json { get; init; }

    /// <summary>True when somebody who sees a thing may do this to it.</summary>
    public bool IsAllowed(Caller caller, Target target) => Allows(caller) && (!IsForLeaders || target.IsLedBy(caller));

    /// <summary>Where to ask.</summary>
    public string AddressOf(Route route, string id, string reply)
    {
        var path = route.Pattern.TrimEnd('/')
            .Replace("{id:guid}", id, StringComparison.Ordinal).Replace("{id}", id, StringComparison.Ordinal)
            .Replace("{externalId}", id, StringComparison.Ordinal).Replace("{name}", id, StringComparison.Ordinal).Replace("{replyId:guid}", reply, StringComparison.Ordinal)
            .Replace("{number:int}", "1", StringComparison.Ordinal).Replace("{name?}", "", StringComparison.Ordinal)
            .Replace("{code:int:range(400,599)}", "404", StringComparison.Ordinal).Replace("{revision:long}", "1", StringComparison.Ordinal)
            .Replace("{documentName}", "v1", StringComparison.Ordinal).Replace("{**path:file}", "no.file", StringComparison.Ordinal);
        var query = Fill(Query, id, reply);
        if (route.Handler is not null)
        {
            query = $"?handler={route.Handler}{query.Replace('?', '&')}";
        }

        return path + query;
    }

    public IEnumerable<KeyValuePair<string, string>> FormWith(string id, string reply) =>
        Form.Select(f => KeyValuePair.Create(f.Name, Fill(f.Value, id, reply)));

    public object? JsonWith(string id, string reply) =>
        Json is null ? null : JsonNode.Parse(Fill(JsonSerializer.Serialize(Json, JsonSerializerOptions.Web), id, reply));

    private static string Fill(string text, string id, string reply) =>
        text.Replace("{id}", id, StringComparison.Ordinal).Replace("{reply}", reply, StringComparison.Ordinal);
}
