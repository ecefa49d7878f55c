namespace Intranet.Abstractions;

/// <summary>Where in the navigation an entry stands.</summary>
public enum MenuPlace
{
    /// <summary>Header: Start · Frågor · Exempel · Nätverk.</summary>
    Main,

    /// <summary>The menu «Skriv».</summary>
    Write,

    /// <summary>The menu «Mitt», for everybody.</summary>
    Mine,

    /// <summary>The menu «Mitt», below «Din roll».</summary>
    Role,

    Footer,
}

/// <summary>An entry of the navigation. Text is already in the reader's language.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Order">Ascending.</param>
/// <param name="Text">What people read.</param>
/// <param name="Path">Path below the site, with scope where there is one; made with <see cref="SiteLinks"/>.</param>
public sealed record MenuEntry(MenuPlace Place, int Order, string Text, string Path);

/// <summary>Gives a module's entries of the navigation for the current person. Must not read a store.</summary>
public interface IMenuProvider
{
    /// <summary>Feature that the entries belong to.</summary>
    string FeatureId { get; }

    IEnumerable<MenuEntry> GetEntries();
}

/// <summary>Names of the places that modules fill with view components.</summary>
public static class SlotNames
{
    /// <summary>Home page, in the order of ui.md: important now, waiting, news, peers, questions.</summary>
    public const string Home = "home";

    /// <summary>Below a case, a community …; the component gets <c>subject</c> and <c>scope</c>.</summary>
    public const string Profile = "profile";
}

/// <summary>A view component that a module places in a slot.</summary>
/// <param name="Slot">One of <see cref="SlotNames"/>.</param>
/// <param name="Order">Ascending.</param>
/// <param name="Component">Name of the view component.</param>
/// <param name="FeatureId">Feature that must be on.</param>
public sealed record SlotEntry(string Slot, int Order, string Component, string FeatureId);
