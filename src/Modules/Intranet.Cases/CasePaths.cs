namespace Intranet.Cases;

/// <summary>Paths of this module's pages below a site, without scope.</summary>
internal static class CasePaths
{
    public const string Library = "cases";
    public const string New = "cases/new";
    public const string Drafts = "cases/drafts";
    public const string Review = "cases/review";
    public const string Shared = "cases/shared";

    public static string Of(Guid id) => $"cases/{id}";

    public static string Edit(Guid id) => $"cases/{id}/edit";

    public static string Share(Guid id) => $"cases/{id}/share";

    public static string Withdraw(Guid id) => $"cases/{id}/withdraw";

    public static string Version(Guid id, int number) => $"cases/{id}/versions/{number}";
}
