using Intranet.Abstractions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Ui;

/// <summary>What pages of modules share: scope, person, links that state their scope, and errors at their fields.</summary>
public abstract class IntranetPage : PageModel
{
    private const string FlashKey = "flash";

    /// <summary>The scope that the page's address states.</summary>
    public Scope Scope => HttpContext.GetScope();

    public ShellSettings Shell => HttpContext.RequestServices.GetRequiredService<ITenantContext>().Shell;

    public ICurrentUser Person => HttpContext.RequestServices.GetRequiredService<ICurrentUser>();

    /// <summary>Said once on the next page: what was done. Null when there is nothing to say.</summary>
    [TempData(Key = FlashKey)]
    public string? Flash { get; set; }

    /// <summary>An address in the page's own scope. <paramref name="path"/> has no leading slash.</summary>
    public string Link(string path) => Link(Scope, path);

    /// <summary>An address in a scope. <paramref name="path"/> has no leading slash.</summary>
    public string Link(Scope scope, string path) => SiteLinks.In(Request.PathBase, scope, path);

    /// <summary>An address that stands in no scope: search, profile, sign-in.</summary>
    public string SiteLink(string path) => $"{Request.PathBase}/{path}";

    /// <summary>
    /// Answers errors: 404 for what does not exist, else the page again with each error at its field and all that was typed.
    /// </summary>
    /// <param name="errors">What a use case answered.</param>
    /// <param name="prefix">Name of the bound property that holds the fields; "" for none.</param>
    protected IActionResult Fail(IReadOnlyList<Error> errors, string prefix = "Input")
    {
        if (errors.Any(e => e.Kind == ErrorKind.NotFound))
        {
            return NotFound();
        }

        var texts = HttpContext.RequestServices.GetRequiredService<ErrorTexts>();
        foreach (var error in errors)
        {
            var key = error.Field is null ? "" : prefix.Length == 0 ? error.Field : $"{prefix}.{error.Field}";
            ModelState.AddModelError(key, texts.Describe(error));
        }

        Response.StatusCode = errors[0].Kind switch
        {
            ErrorKind.Forbidden => 403,
            ErrorKind.Conflict => 409,
            ErrorKind.Stale => 412,
            _ => 400,
        };
        return Page();
    }

    /// <summary>Sends the reader on after a change (303), with a word about what was done.</summary>
    protected IActionResult Done(string address, string? flash = null)
    {
        if (flash is not null)
        {
            Flash = flash;
        }

        return new SeeOtherResult(address);
    }
}

/// <summary>303 See Other to an address on this site.</summary>
internal sealed class SeeOtherResult(string address) : ActionResult
{
    public override void ExecuteResult(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = 303;
        context.HttpContext.Response.Headers.Location = address;
    }
}
