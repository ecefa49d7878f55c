using Microsoft.AspNetCore.Identity;

namespace Intranet.Users;

/// <summary>
/// Long rather than complicated, as NIST SP 800-63B asks: no rules of composition, but neither a few characters repeated
/// nor the user name.
/// </summary>
internal sealed class PasswordRules : IPasswordValidator<User>
{
    public const int Minimum = 12;

    /// <summary>A longer one would cost the server more to hash than it gains.</summary>
    public const int Maximum = 128;

    public const string TooLong = nameof(PasswordTooLong);
    public const string TooSimple = nameof(PasswordTooSimple);

    private const int FewestDifferent = 5;

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password) => Task.FromResult(Validate(user.UserName, password ?? ""));

    public static IdentityResult Validate(string? userName, string password)
    {
        if (password.Length < Minimum)
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().PasswordTooShort(Minimum));
        }

        if (password.Length > Maximum)
        {
            return IdentityResult.Failed(new IdentityError { Code = TooLong });
        }

        var isSimple = password.Distinct().Count() < FewestDifferent
            || (userName is { Length: >= 4 } && password.Contains(userName, StringComparison.OrdinalIgnoreCase));
        return isSimple ? IdentityResult.Failed(new IdentityError { Code = TooSimple }) : IdentityResult.Success;
    }
}
