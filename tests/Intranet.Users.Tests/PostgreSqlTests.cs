using System.Net;
using Intranet.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Users.Tests;

public sealed class PostgreSqlTests(PostgreSqlUsersSite site) : IClassFixture<PostgreSqlUsersSite>
{
    [Fact]
    public async Task People_sign_in_are_found_and_given_roles_on_PostgreSQL_too()
    {
        using var stranger = site.Open("vaxjo");
        var wrong = await stranger.SubmitAsync("account/sign-in", ("Input.UserName", "admin"), ("Input.Password", "fel-fel-fel-fel"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);

        using var admin = await site.SignInAsync("vaxjo", "admin");
        Assert.Contains("Anna Åkerlund", await (await admin.GetAsync("admin/users?q=åker")).Content.ReadAsStringAsync());
        var id = await site.IdOfAsync("vaxjo", "anstalld");
        var saved = await admin.SubmitAsync($"admin/users/{id}", ("Input.Name", "Anna Åkerlund"), ("Input.Roles", "Administrator"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        using var promoted = await site.SignInAsync("vaxjo", "anstalld");
        Assert.Equal(HttpStatusCode.OK, (await promoted.GetAsync("admin/roles")).StatusCode);
        var token = await promoted.SubmitAsync("profile/tokens", ("Input.Name", "Kopplingen"), ("Input.Days", "30"));
        Assert.Equal(HttpStatusCode.SeeOther, token.StatusCode);
    }

    [Fact]
    public async Task A_passkey_is_kept_with_what_the_browser_said()
    {
        var owner = await site.IdOfAsync("vaxjo", "anstalld");
        await using (var db = site.Services.GetRequiredService<StoreFactory>().Create("vaxjo"))
        {
            db.Add(new IdentityUserPasskey<Guid>
            {
                UserId = owner,
                CredentialId = [1, 2, 3],
                Data = new IdentityPasskeyData { PublicKey = [4], Name = "Säkerhetsnyckeln", AttestationObject = [5], ClientDataJson = [6], Transports = ["usb"] },
            });
            await db.SaveChangesAsync();
        }

        await using var again = site.Services.GetRequiredService<StoreFactory>().Create("vaxjo");
        var found = await again.Set<IdentityUserPasskey<Guid>>().AsNoTracking().SingleAsync(p => p.UserId == owner);
        Assert.Equal("Säkerhetsnyckeln", found.Data.Name);
    }
}
