using Intranet.Abstractions;

namespace Intranet.Cases;

internal sealed record CaseAlreadyPublished() : Error(ErrorKind.Conflict);

internal sealed record CaseNotPublished() : Error(ErrorKind.Conflict);

internal sealed record CaseNotShared() : Error(ErrorKind.Conflict);

internal sealed record CaseStillShared() : Error(ErrorKind.Conflict);

/// <summary>A case that one unit reads is first opened for the organisation before all members may read it.</summary>
internal sealed record CaseMeantForUnit() : Error(ErrorKind.Conflict);

internal sealed record CaseRemoved() : Error(ErrorKind.Conflict);

internal sealed record CaseNotRemoved() : Error(ErrorKind.Conflict);

internal sealed record SharingAlreadyRequested() : Error(ErrorKind.Conflict);

internal sealed record SharingNotRequested() : Error(ErrorKind.Conflict);

internal sealed record VersionAlreadyShared(int Version) : Error(ErrorKind.Conflict)
{
    public override object[] Arguments => [Version];
}

internal sealed record OwnCaseNeedsNoAdoption() : Error(ErrorKind.Conflict);

internal sealed record NobodyByThatName : Error
{
    private readonly string _name;

    public NobodyByThatName(string field, string name)
        : base(ErrorKind.Invalid) => (Field, _name) = (field, name);

    public override object[] Arguments => [_name];
}

internal sealed record TooManyTags : Error
{
    public TooManyTags(string field)
        : base(ErrorKind.Invalid) => Field = field;

    public override object[] Arguments => [CaseLimits.Tags];
}

internal sealed record ConfirmationMissing : Error
{
    public ConfirmationMissing(string field)
        : base(ErrorKind.Invalid) => Field = field;
}
