using System.Net.Mail;
using Intranet.Abstractions;

namespace Intranet.Users;

/// <summary>What can be said about a person, checked the same wherever it is typed.</summary>
internal sealed record UserInput(string Name, string Title, string? Unit, string? Email)
{
    public static UserInput Check(InputGuard guard, string? name, string? title, string? unit, string? email)
    {
        var checkedName = guard.Required(nameof(User.Name), name, User.LongestName);
        var checkedTitle = guard.Optional(nameof(User.Title), title, User.LongestName) ?? "";
        var checkedUnit = guard.Optional(nameof(User.Unit), unit, User.LongestName);
        return new UserInput(checkedName, checkedTitle, checkedUnit, CheckEmail(guard, email));
    }

    public void ApplyTo(User user)
    {
        user.Name = Name;
        user.Title = Title;
        user.Unit = Unit;
        user.Email = Email;
    }

    private static string? CheckEmail(InputGuard guard, string? email)
    {
        var address = guard.Optional(nameof(User.Email), email, User.LongestEmail);
        if (address is not null && (!MailAddress.TryCreate(address, out var parsed) || parsed.Address != address))
        {
            guard.Add(new EmailInvalid { Field = nameof(User.Email) });
        }

        return address;
    }
}
