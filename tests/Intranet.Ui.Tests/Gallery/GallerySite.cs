using Intranet.Abstractions;

namespace Intranet.Ui.Tests.Gallery;

/// <summary>A site with one reader, for rendering pages without the platform.</summary>
internal sealed class GallerySite : ITenantContext, ISiteSettings, IFeatureState, ICurrentUser, IMenuProvider
{
    public static readonly Actor Sara = new()
    {
        Tenant = "vaxjo",
        UserId = Guid.Parse("0199aaaa-0000-7000-8000-000000000001"),
        Name = "Sara Lindqvist",
        Title = "Socialsekreterare",
        Organisation = "Växjö kommun",
    };

    public SiteSettings Settings { get; set; } = new() { SiteName = "Delad kunskap", Contact = "Servicedesk, 0470-410 00", Revision = 7 };

    public bool IsSignedIn { get; set; } = true;

    public bool HasShell => true;

    public ShellSettings Shell { get; } = new() { Name = "vaxjo", Title = "Växjö kommun", RequestUrlPrefix = "vaxjo", State = TenantState.Running };

    public Actor Actor => Sara;

    public IReadOnlyCollection<string> Permissions => [];

    public string FeatureId => "Gallery";

    public void Set(ShellSettings shell) => throw new InvalidOperationException("The gallery has one site.");

    public bool May(Permission permission) => true;

    public ValueTask<SiteSettings> GetAsync(string tenant, CancellationToken cancellationToken = default) => ValueTask.FromResult(Settings);

    public Task<SiteSettings> ChangeAsync(string tenant, Func<SiteSettings, SiteSettings> change, CancellationToken cancellationToken = default) =>
        Task.FromResult(Settings = change(Settings));

    public ValueTask<IReadOnlySet<string>> GetEnabledAsync(string tenant, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IReadOnlySet<string>>(new HashSet<string> { "Gallery", "Intranet.Search" });

    public Task<Result<IReadOnlySet<string>>> ChangeAsync(
        string tenant, IReadOnlyCollection<string> enable, IReadOnlyCollection<string> disable, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("The gallery's features are fixed.");

    public IEnumerable<MenuEntry> GetEntries() =>
    [
        new(MenuPlace.Main, 10, "Start", "/"),
        new(MenuPlace.Main, 20, "Frågor", "questions"),
        new(MenuPlace.Main, 30, "Exempel", "network/cases"),
        new(MenuPlace.Main, 40, "Nätverk", "/network/communities"),
        new(MenuPlace.Write, 10, "Ställ en fråga", "/ask"),
        new(MenuPlace.Write, 20, "Skriv ett exempel", "/cases/new"),
        new(MenuPlace.Write, 30, "Starta ett nätverk", "/communities/new"),
        new(MenuPlace.Mine, 10, "Mina utkast", "/cases/drafts"),
        new(MenuPlace.Mine, 20, "Min profil", "/profile"),
        new(MenuPlace.Role, 10, "Att granska", "/cases/review"),
        new(MenuPlace.Footer, 10, "Så fungerar delning", "/help/sharing"),
        new(MenuPlace.Footer, 20, "Personuppgifter", "/help/privacy"),
        new(MenuPlace.Footer, 30, "Tillgänglighetsredogörelse", "/help/accessibility"),
        new(MenuPlace.Footer, 40, "Hjälp", "/help"),
    ];
}
