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

    /// <summary>Cards of the administration page.</summary>
    Admin,

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

    /// <summary>Parts of the profile page: tokens, memberships.</summary>
    public const string Profile = "profile";
}

/// <summary>A view component that a module places in a slot.</summary>
/// <param name="Slot">One of <see cref="SlotNames"/>.</param>
/// <param name="Order">Ascending.</param>
/// <param name="Component">Name of the view component.</param>
/// <param name="FeatureId">Feature that must be on.</param>
public sealed record SlotEntry(string Slot, int Order, string Component, string FeatureId);

/// <summary>Something that waits for the person, shown on the home page under «Väntar på dig». Texts are in the reader's language.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Address">Where to go, complete with base path and scope.</param>
/// <param name="Action">Text of the button.</param>
/// <param name="Facts">Quiet facts below the title: who, where.</param>
/// <param name="Quote">A sentence of what was asked, plain text; null for none.</param>
/// <param name="AtUtc">When it came.</param>
public sealed record WaitingItem(string Title, string Address, string Action, IReadOnlyList<string> Facts, string? Quote, DateTime AtUtc);

/// <summary>Finds what waits for the current person. One per module that has such things.</summary>
public interface IWaitingItems
{
    string FeatureId { get; }

    /// <summary>At most <paramref name="limit"/> items, newest first.</summary>
    Task<IReadOnlyList<WaitingItem>> GetAsync(int limit, CancellationToken cancellationToken);
}
