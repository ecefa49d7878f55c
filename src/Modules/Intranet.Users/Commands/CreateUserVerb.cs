using Intranet.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Users;

/// <summary><c>users create</c>: opens a tenant's first account and prints its temporary password and nothing else.</summary>
internal sealed class CreateUserVerb(IShellHost shells, IShellScopes scopes) : IConsoleVerb
{
    private const int WrongUsage = 2;
    private static readonly string[] Options = ["tenant", "user", "name", "title", "email", "roles"];

    public string Name => "users create";

    public string Usage => "--tenant T --user U --name \"First Last\" [--title X] [--email E] [--roles Administrator,Editor]";

    public async Task<int> RunAsync(VerbArguments arguments, IVerbConsole console, CancellationToken cancellationToken)
    {
        if (arguments.Problem(Options, "tenant", "user", "name") is { } problem)
        {
            console.Error($"{problem} Usage: {Name} {Usage}");
            return WrongUsage;
        }

        if (shells.Find(arguments["tenant"]!) is not { } shell)
        {
            console.Error($"There is no tenant {arguments["tenant"]}. List them with: tenants list");
            return 1;
        }

        var roles = (arguments["roles"] ?? RoleNames.Employee).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        await using var scope = scopes.Open(shell.Name);
        var command = new CreateUser(arguments["user"], arguments["name"], arguments["title"], Unit: null, arguments["email"], roles);
        var created = await scope.Services.GetRequiredService<CreateUserHandler>().HandleAsync(command, by: null, cancellationToken);
        if (!created.Succeeded)
        {
            console.Error($"The account could not be made: {string.Join(", ", created.Errors.Select(e => $"{e.Field} {e.Code} {string.Join(' ', e.Arguments)}".Trim()))}.");
            return 1;
        }

        console.Answer(created.Value.TemporaryPassword!);
        return 0;
    }
}
