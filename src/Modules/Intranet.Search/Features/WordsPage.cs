using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Intranet.Search.Features;

/// <summary>A page of the network's list of words. It exists in <c>Default</c> only, whatever permissions another tenant hands out.</summary>
[RequirePermission(SearchPermissions.ManageWordsName)]
internal abstract class WordsPage : IntranetPage
{
    public const string Address = "admin/words";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>What the typed words would find; null where that was not asked.</summary>
    public WordPreview? Preview { get; protected set; }

    // Its name begins as those of page handlers do, which would make it one.
    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!Shell.IsDefault)
        {
            context.Result = NotFound();
        }
    }

    internal sealed class InputModel
    {
        public string? Entries { get; set; }

        public long Revision { get; set; }
    }
}
