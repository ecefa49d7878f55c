using System.Text.Json.Nodes;
using Intranet.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Discussions;

/// <summary>Finds what a recipe's thread hangs on. A recipe has no reader, so the subject is taken as search knows it.</summary>
internal static class ImportSubjects
{
    public static readonly string[] Kinds = ["community", "case"];

    /// <summary>The kind of subject that the item names; null where it names none or several.</summary>
    public static string? KindOf(JsonObject item) => Kinds.Where(k => item[k] is not null).ToList() is [var kind] ? kind : null;

    public static async Task<ThreadSubject> FindAsync(ContentItem item, IServiceProvider services, CancellationToken cancellationToken)
    {
        var kind = KindOf(item.Item)!;
        var id = ContentKey.Resolve(item.Tenant, kind, item.Item[kind])!.Value;
        var tenant = item.Scope == Scope.Network ? ShellSettings.DefaultName : item.Tenant;
        var source = services.GetServices<ISearchSource>().SingleOrDefault(s => s.Kind == kind);
        var document = source is null ? null : await source.LoadAsync(tenant, id, cancellationToken);
        return document is null
            ? throw new InvalidOperationException($"The thread \"{item.Item["key"]}\" names the {kind} {item.Item[kind]!.ToJsonString()}, which does not exist or is not published.")
            : new ThreadSubject(new SubjectRef(kind, id), document.Title, document.AccessLabel, Owner: null);
    }
}
