using Intranet.Abstractions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewComponents;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Discussions.Features.Components;

/// <summary>What the module's view components share. Their views have full paths, because the page around them is another module's.</summary>
public abstract class ThreadComponent : ViewComponent
{
    private const string Folder = "/Areas/Discussions/Pages/Components/";

    private protected CancellationToken Aborted => HttpContext.RequestAborted;

    private protected T Get<T>()
        where T : notnull => HttpContext.RequestServices.GetRequiredService<T>();

    private protected string Link(Scope scope, string path) => SiteLinks.In(HttpContext.Request.PathBase, scope, path);

    private protected string SiteLink(string path) => $"{HttpContext.Request.PathBase}/{path}";

    private protected ThreadItem Item(ThreadRow row, bool showsSubject) => new(row, Link(row.Scope, row.Path), Level: 3, showsSubject);

    /// <summary>Threads of the home page, the latest of both scopes first.</summary>
    private protected async Task<IReadOnlyList<ThreadItem>> OnHomeAsync(HomeReason reason, Func<ThreadRow, DateTime> order, int limit) =>
        [.. (await Get<HomeThreads>().GetAsync(Aborted)).Of(reason).Select(t => t.Row).OrderByDescending(order).Take(limit).Select(r => Item(r, showsSubject: true))];

    private protected ViewViewComponentResult Show<T>(string name, T model) => View($"{Folder}{name}.cshtml", model);

    private protected static IViewComponentResult Nothing() => new ContentViewComponentResult("");
}
