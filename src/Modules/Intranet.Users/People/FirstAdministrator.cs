using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Users;

internal sealed class FirstAdministrator(IShellScopes scopes) : IFirstAdministrator
{
    public async Task<bool> IsWantedAsync(string tenant, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.Open(tenant);
        await using var db = await scope.Services.GetRequiredService<IStores>().OpenAsync(tenant, cancellationToken);
        return !await db.Set<User>().AnyAsync(cancellationToken);
    }

    public async Task<Result<string>> CreateAsync(string tenant, string? userName, string? name, string? email, CancellationToken cancellationToken = default)
    {
        if (!await IsWantedAsync(tenant, cancellationToken))
        {
            return new OrganisationHasPeople();
        }

        await using var scope = scopes.Open(tenant);
        var created = await scope.Services.GetRequiredService<CreateUserHandler>().HandleAsync(
            new CreateUser(userName, name, Title: null, Unit: null, email, [RoleNames.Administrator]), by: null, cancellationToken);
        return created.Succeeded ? created.Value.TemporaryPassword! : Result<string>.From(created.Errors);
    }
}
