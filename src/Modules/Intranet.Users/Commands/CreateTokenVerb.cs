using System.Globalization;
using Intranet.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Users;

/// <summary><c>token create</c>: prints a personal access token and nothing else.</summary>
internal sealed class CreateTokenVerb(IPeople people, IShellHost shells, IShellScopes scopes) : IConsoleVerb
{
    private const int UsualDays = 90;
    private const int WrongUsage = 2;
    private static readonly string[] Options = ["tenant", "user", "name", "days", "scopes"];

    public string Name => "token create";

    public string Usage => "--tenant T --user U [--name N] [--days D] [--scopes read,write]";

    public async Task<int> RunAsync(VerbArguments arguments, IVerbConsole console, CancellationToken cancellationToken)
    {
        if (arguments.Problem(Options, "tenant", "user") is { } problem)
        {
            console.Error($"{problem} Usage: {Name} {Usage}");
            return WrongUsage;
        }

        if (!TryReadDays(arguments["days"], out var days) || !TryReadScopes(arguments["scopes"], out var allowed))
        {
            console.Error($"--days takes a number from 1 to {AccessToken.MostDays}; --scopes takes read or read,write.");
            return WrongUsage;
        }

        var (tenant, userName) = (arguments["tenant"]!, arguments["user"]!);
        if (shells.Find(tenant) is null)
        {
            console.Error($"There is no tenant {tenant}. List them with: tenants list");
            return 1;
        }

        if (await people.FindAsync(tenant, userName, cancellationToken) is not { } owner)
        {
            console.Error($"There is no enabled user {userName} in {tenant}.");
            return 1;
        }

        await using var scope = scopes.Open(tenant);
        var command = new CreateToken(owner, arguments["name"] ?? "token create", days, allowed);
        var created = await scope.Services.GetRequiredService<CreateTokenHandler>().HandleAsync(command, cancellationToken);
        if (!created.Succeeded)
        {
            console.Error($"The token could not be made: {created.FirstError.Field} {created.FirstError.Code}.");
            return 1;
        }

        console.Answer(created.Value.Secret);
        return 0;
    }

    private static bool TryReadDays(string? text, out int days)
    {
        days = UsualDays;
        return text is null || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out days) && days is >= 1 and <= AccessToken.MostDays);
    }

    private static bool TryReadScopes(string? text, out TokenScopes scopes)
    {
        scopes = TokenScopes.Read | TokenScopes.Write;
        if (text is null)
        {
            return true;
        }

        scopes = TokenScopes.None;
        foreach (var word in text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            switch (word)
            {
                case "read": scopes |= TokenScopes.Read; break;
                case "write": scopes |= TokenScopes.Write; break;
                default: return false;
            }
        }

        return scopes.HasFlag(TokenScopes.Read);
    }
}
