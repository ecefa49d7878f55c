using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Intranet.Cases.Features;

internal sealed class ListCasesPage(ListCasesHandler list, LibraryChoicesReader choices) : IntranetPage
{
    [BindProperty(SupportsGet = true)]
    public string? Tag { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Organisation { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    public PagedList<CaseRow> List { get; private set; } = null!;

    public LibraryChoices Choices { get; private set; } = null!;

    public bool IsNetwork => Scope == Scope.Network;

    public bool MayWrite => !Shell.IsDefault && Person.May(CasePermissions.Write);

    public bool IsNarrowed => !string.IsNullOrWhiteSpace(Tag) || !string.IsNullOrWhiteSpace(Organisation) || ReadState is not null;

    public CaseState? ReadState => EnumName.Parse<CaseState>(State);

    public async Task OnGetAsync([FromQuery(Name = "page")] string? page, CancellationToken cancellationToken)
    {
        var request = new PageRequest(int.TryParse(page, out var number) ? number : null);
        var order = EnumName.Parse<CaseOrder>(Sort) ?? CaseOrder.Newest;
        List = await list.HandleAsync(new ListCases(Scope, request, Tag, IsNetwork ? Organisation : null, ReadState, order), cancellationToken);
        Choices = await choices.ReadAsync(Scope, cancellationToken);
    }
}
