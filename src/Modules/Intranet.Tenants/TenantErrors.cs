using Intranet.Abstractions;

namespace Intranet.Tenants;

/// <summary>The platform needs this feature everywhere.</summary>
public sealed record FeatureAlwaysOn(string Id) : Error(ErrorKind.Invalid)
{
    public override object[] Arguments => [Id];
}

/// <summary>A brand colour that cannot be seen as a button on a white page.</summary>
/// <param name="Color">What was asked for.</param>
/// <param name="Contrast">Its contrast ratio with white, 1 to 21.</param>
/// <param name="Nearest">The nearest colour that passes.</param>
public sealed record BrandColorTooLight(string Color, double Contrast, string Nearest) : Error(ErrorKind.Invalid)
{
    public override object[] Arguments => [Color, Contrast, Nearest];
}

public sealed record LogoTooLarge(int MostKilobytes) : Error(ErrorKind.Invalid)
{
    public override object[] Arguments => [MostKilobytes];
}

/// <summary>Neither a whole PNG nor an SVG drawing.</summary>
public sealed record LogoNotAnImage() : Error(ErrorKind.Invalid);

/// <summary>An SVG drawing that holds more than shapes.</summary>
/// <param name="Part">The element that is not accepted.</param>
public sealed record LogoHoldsMore(string Part) : Error(ErrorKind.Invalid)
{
    public override object[] Arguments => [Part];
}

/// <summary>A set-up recipe that cannot run in the tenant.</summary>
/// <param name="Problem">The first thing that is wrong with it.</param>
public sealed record RecipeUnfit(string Problem) : Error(ErrorKind.Invalid)
{
    public override object[] Arguments => [Problem];
}

/// <summary>A recipe that sets up the whole installation, chosen for one organisation.</summary>
public sealed record RecipeOfInstallation(string Name) : Error(ErrorKind.Invalid)
{
    public override object[] Arguments => [Name];
}

/// <summary>An organisation has this feature profile.</summary>
/// <param name="Organisation">Title of one that has it.</param>
public sealed record ProfileInUse(string Organisation) : Error(ErrorKind.Conflict)
{
    public override object[] Arguments => [Organisation];
}

/// <summary>The organisation has not said yet that it wants to join.</summary>
public sealed record JoiningNotAccepted() : Error(ErrorKind.Conflict);

/// <summary>An organisation is opened only when its checklist is done.</summary>
/// <param name="Left">How many steps are left.</param>
public sealed record JoiningNotDone(int Left) : Error(ErrorKind.Conflict)
{
    public override object[] Arguments => [Left];
}

/// <summary>Many reports came from the same place, or to the same site, within an hour.</summary>
public sealed record TooManyReports() : Error(ErrorKind.Conflict);

/// <summary>The network itself is copied by a backup, not exported as an organisation.</summary>
public sealed record NetworkHasNoExport() : Error(ErrorKind.Invalid);

/// <summary>An organisation whose site is open cannot be removed.</summary>
public sealed record TenantStillOpen(string Title) : Error(ErrorKind.Conflict)
{
    public override object[] Arguments => [Title];
}

/// <summary>An organisation whose content was not exported after its site was closed cannot be removed.</summary>
public sealed record TenantNotExported(string Title) : Error(ErrorKind.Conflict)
{
    public override object[] Arguments => [Title];
}

/// <summary>The waiting time of a removal is not over.</summary>
public sealed record TenantRemovalTooEarly(string Title, DateTime RemovableUtc) : Error(ErrorKind.Conflict)
{
    public override object[] Arguments => [Title, RemovableUtc.ToString("yyyy-MM-dd HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture)];
}

/// <summary>Other long work on the organisation goes on.</summary>
public sealed record TenantJobUnderWay(string Title) : Error(ErrorKind.Conflict)
{
    public override object[] Arguments => [Title];
}

/// <summary>Long work failed for a reason that only the log tells.</summary>
public sealed record TenantJobBroken() : Error(ErrorKind.Invalid);

/// <summary>An archive that cannot be used.</summary>
/// <param name="Why">What is wrong with it, in English.</param>
public sealed record ArchiveRefused(string Why) : Error(ErrorKind.Invalid)
{
    public override object[] Arguments => [Why];
}

/// <summary>The file lies on another host than the one that was asked.</summary>
/// <param name="Node">What that host is called.</param>
public sealed record ExportElsewhere(string Node) : Error(ErrorKind.Conflict)
{
    public override object[] Arguments => [Node];
}

/// <summary>The uploaded archive lies on another host than the one that was asked, or nowhere any more.</summary>
/// <param name="Node">What the host is called that took it.</param>
public sealed record UploadElsewhere(string Node) : Error(ErrorKind.Conflict)
{
    public override object[] Arguments => [Node];
}

/// <summary>Why interrupted work is over: somebody let it be.</summary>
public sealed record TenantJobPutAside(string By) : Error(ErrorKind.Conflict)
{
    public override object[] Arguments => [By];
}

/// <summary>Why interrupted work is over: somebody had it done anew.</summary>
public sealed record TenantJobBegunAgain(string By) : Error(ErrorKind.Conflict)
{
    public override object[] Arguments => [By];
}
