using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Cases.Features;

[RequirePermission(CasePermissions.ShareName)]
internal sealed class ShareCasePage(
    ViewCaseHandler view, ShareCaseHandler share, ReturnSharingHandler returning, CaseAccess access, SharingCheck check, IShellHost shells, IStringLocalizer<Texts> texts)
    : IntranetPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public DecisionModel Input { get; set; } = new();

    [BindProperty]
    public ReturnModel Return { get; set; } = new();

    public CaseView View { get; private set; } = null!;

    public Case Case => View.Case;

    public IReadOnlyList<GuardFinding> Findings { get; private set; } = [];

    /// <summary>The fields that will be read by others, with the findings marked.</summary>
    public IReadOnlyList<MarkedField> Fields { get; private set; } = [];

    public VersionEntry Version => View.Versions[0];

    public bool MayEdit => access.MayEdit(Case);

    /// <summary>How many organisations can read what is shared.</summary>
    public int Organisations => shells.All.Count(s => s.IsMember);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        return Case.SharedVersion == Case.PublishedVersion ? Done(Link(Scope.Own, CasePaths.Of(Id))) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var missing = Unconfirmed();
        if (missing.Count > 0)
        {
            return await FailAsync(missing, nameof(Input), cancellationToken);
        }

        var shared = await share.HandleAsync(new ShareCase(Id, Input.Revision, Input.Reason), cancellationToken);
        return shared.Succeeded
            ? Done(Link(Scope.Own, CasePaths.Of(Id)), texts["Flash.Shared", shared.Value.PublishedVersion])
            : await FailAsync(shared.Errors, nameof(Input), cancellationToken);
    }

    public async Task<IActionResult> OnPostReturnAsync(CancellationToken cancellationToken)
    {
        var returned = await returning.HandleAsync(new ReturnSharing(Id, Input.Revision, Return.Message), cancellationToken);
        return returned.Succeeded
            ? Done(Link(Scope.Own, CasePaths.Review), texts["Flash.Returned", returned.Value.Author.Name])
            : await FailAsync(returned.Errors, nameof(Return), cancellationToken);
    }

    private List<Error> Unconfirmed()
    {
        (string Field, bool Confirmed)[] answers =
        [
            (nameof(Input.NobodyRecognisable), Input.NobodyRecognisable),
            (nameof(Input.NothingSecret), Input.NothingSecret),
            (nameof(Input.MaySpread), Input.MaySpread),
        ];
        return [.. answers.Where(a => !a.Confirmed).Select(a => new ConfirmationMissing(a.Field))];
    }

    private async Task<IActionResult> FailAsync(IReadOnlyList<Error> errors, string prefix, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        // A finding belongs to a field of the text, which stands marked on this page and is mended on another.
        var shown = errors.Select(e => e is IdentityNumberFound ? e with { Field = null } : e).ToList();
        if (errors.Any(e => e.Kind == ErrorKind.Stale))
        {
            ModelState.Remove("Input.Revision");
            Input = new DecisionModel { Revision = Case.Revision, Reason = Input.Reason };
        }

        return Fail(shown, prefix);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var result = await view.HandleAsync(new ViewCase(Id), cancellationToken);
        if (!result.Succeeded || !access.MayDecide(result.Value.Case))
        {
            return false;
        }

        View = result.Value;
        Input.Revision ??= Case.Revision;
        Findings = check.Inspect(Case.Content);
        var numbered = Findings.Select((finding, index) => (Number: index + 1, Finding: finding)).ToList();
        Fields = [.. Case.Content.Texts().Where(t => !string.IsNullOrWhiteSpace(t.Text)).Select(t => MarkedField.Of(t.Field, t.Text!, [.. numbered.Where(n => n.Finding.Field == t.Field)]))];
        return true;
    }

    public sealed class DecisionModel
    {
        public long? Revision { get; set; }

        public bool NobodyRecognisable { get; set; }

        public bool NothingSecret { get; set; }

        public bool MaySpread { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class ReturnModel
    {
        public string? Message { get; set; }
    }
}
