namespace Intranet.Web.Tests.Isolation;

/// <summary>What an address points at.</summary>
internal enum Thing
{
    OwnCase,
    SharedCase,
    OwnCommunity,
    NetworkCommunity,
    OwnThread,
    NetworkThread,
    Person,
    Account,
    Token,
    Session,
    Organisation,
    Unit,
    ManagedUnit,
    Group,
    GroupKey,
}

/// <summary>Something of Växjö's, or of the network's, in a certain state.</summary>
/// <param name="Thing">What it is.</param>
/// <param name="State">In words.</param>
/// <param name="Id">Its id or name.</param>
/// <param name="Sees">Who, when signed in, may know that it exists.</param>
/// <param name="Reply">A reply below it; null where it has none.</param>
/// <param name="Leads">Who, of those who see it, may do what is for its moderators; null where all may.</param>
internal sealed record Target(Thing Thing, string State, string Id, Func<Caller, bool> Sees, string? Reply = null, Func<Caller, bool>? Leads = null)
{
    public bool IsLedBy(Caller caller) => Leads is null || Leads(caller);

    public bool IsSeenBy(Caller caller, Route route) => caller.IsSignedInOn(route) && Sees(caller);
}
