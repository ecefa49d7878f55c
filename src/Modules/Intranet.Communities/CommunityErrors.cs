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
