using Intranet.Abstractions;

namespace Intranet.Communities;

/// <summary>The community would be left without a moderator.</summary>
public sealed record LastModerator() : Error(ErrorKind.Conflict);

/// <summary>No enabled person of the organisation has that user name.</summary>
public sealed record NoSuchPerson : Error
{
    public NoSuchPerson()
        : base(ErrorKind.Invalid) => Field = "UserName";
}

public sealed record AlreadyMember : Error
{
    public AlreadyMember()
        : base(ErrorKind.Invalid) => Field = "UserName";
}

/// <summary>Somebody is asked already by that user name.</summary>
public sealed record AlreadyAsked : Error
{
    public AlreadyAsked()
        : base(ErrorKind.Invalid) => Field = "UserName";
}

/// <summary>As many are asked as may wait at once.</summary>
public sealed record TooManyAsked : Error
{
    public TooManyAsked()
        : base(ErrorKind.Conflict) => Field = "UserName";

    public override object[] Arguments => [Invitation.MostWaiting];
}

/// <summary>A closed community is to be opened, and nobody said that they know what becomes readable.</summary>
public sealed record OpeningNotConfirmed : Error
{
    public OpeningNotConfirmed()
        : base(ErrorKind.Invalid) => Field = "ConfirmOpening";
}

public sealed record TooManyTags : Error
{
    public TooManyTags(string field)
        : base(ErrorKind.Invalid) => Field = field;

    public override object[] Arguments => [TagList.MostTags];
}

public sealed record TagTooLong : Error
{
    public TagTooLong(string field)
        : base(ErrorKind.Invalid) => Field = field;

    public override object[] Arguments => [TagList.TagMaximum];
}
