using Intranet.Abstractions;

namespace Intranet.Users;

/// <summary>User name or password is wrong, or the account is locked or disabled: said the same for all.</summary>
public sealed record SignInFailed() : Error(ErrorKind.Invalid);

/// <summary>Too many failed attempts from the same place; <paramref name="RetryAfter"/> says how long to wait.</summary>
public sealed record TooManyAttempts(TimeSpan RetryAfter) : Error(ErrorKind.Invalid)
{
    public override object[] Arguments => [Math.Max(1, (int)Math.Ceiling(RetryAfter.TotalMinutes))];
}

public sealed record UserNameTaken(string UserName) : Error(ErrorKind.Conflict)
{
    public override object[] Arguments => [UserName];
}

/// <summary>A user name holds other characters than letters, digits and <c>. - _ @ +</c>.</summary>
public sealed record UserNameInvalid() : Error(ErrorKind.Invalid);

public sealed record EmailInvalid() : Error(ErrorKind.Invalid);

public sealed record PasswordTooShort(int Minimum) : Error(ErrorKind.Invalid)
{
    public override object[] Arguments => [Minimum];
}

public sealed record PasswordTooLong(int Maximum) : Error(ErrorKind.Invalid)
{
    public override object[] Arguments => [Maximum];
}

/// <summary>The password repeats a few characters or holds the user name.</summary>
public sealed record PasswordTooSimple() : Error(ErrorKind.Invalid);

public sealed record PasswordWrong() : Error(ErrorKind.Invalid);

/// <summary>The new password is the old one.</summary>
public sealed record PasswordUnchanged() : Error(ErrorKind.Invalid);

public sealed record UnknownRole(string Name) : Error(ErrorKind.Invalid)
{
    public override object[] Arguments => [Name];
}

public sealed record RoleNameTaken(string Name) : Error(ErrorKind.Conflict)
{
    public override object[] Arguments => [Name];
}

/// <summary>Somebody has the role.</summary>
public sealed record RoleInUse(string Name) : Error(ErrorKind.Conflict)
{
    public override object[] Arguments => [Name];
}

/// <summary>Nobody would be left who may give roles.</summary>
public sealed record LastRoleManager() : Error(ErrorKind.Conflict);

/// <summary>The person may do more than the one who wants to change them.</summary>
public sealed record PersonOutranksYou() : Error(ErrorKind.Forbidden);

/// <summary>Nobody may disable or demote themselves by mistake.</summary>
public sealed record NotYourself() : Error(ErrorKind.Conflict);

/// <summary>A line of a table of groups cannot be taken.</summary>
public sealed record GroupLineInvalid(int Line, string Content) : Error(ErrorKind.Invalid)
{
    public override object[] Arguments => [Line, Content];
}

/// <summary>No enabled account has the user name.</summary>
public sealed record NobodyHere() : Error(ErrorKind.Invalid);

/// <summary>There is no such thing, it has no rules of its own, or the one who asks may not see it.</summary>
public sealed record NoSuchThing() : Error(ErrorKind.Invalid);
