using Intranet.Abstractions;
using Microsoft.AspNetCore.Identity;

namespace Intranet.Users;

/// <summary>Turns Identity's errors into ours, each at its field.</summary>
internal static class IdentityErrors
{
    public static List<Error> ToErrors(this IdentityResult result, User user, string passwordField = "Password") =>
        [.. result.Errors.Select(e => ToError(e, user, passwordField)).DistinctBy(e => (e.Code, e.Field))];

    private static Error ToError(IdentityError error, User user, string passwordField) => error.Code switch
    {
        nameof(IdentityErrorDescriber.DuplicateUserName) => new UserNameTaken(user.UserName ?? "") { Field = nameof(User.UserName) },
        nameof(IdentityErrorDescriber.InvalidUserName) => new UserNameInvalid { Field = nameof(User.UserName) },
        nameof(IdentityErrorDescriber.InvalidEmail) => new EmailInvalid { Field = nameof(User.Email) },
        nameof(IdentityErrorDescriber.PasswordTooShort) => new PasswordTooShort(PasswordRules.Minimum) { Field = passwordField },
        PasswordRules.TooLong => new PasswordTooLong(PasswordRules.Maximum) { Field = passwordField },
        PasswordRules.TooSimple => new PasswordTooSimple { Field = passwordField },
        nameof(IdentityErrorDescriber.ConcurrencyFailure) => new StaleRevision(),
        _ => throw new InvalidOperationException($"Identity refused the account: {error.Code}."),
    };
}
