using System.Text;
using Intranet.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Platform.Tests.Http;

public sealed class IdempotencyTests
{
    private const string Tenant = "vaxjo";

    [Theory, BothProviders]
    public async Task The_same_request_with_the_same_key_is_carried_out_once_and_answered_alike(StoreProvider provider)
    {
        await using var platform = await StartAsync(provider);

        var first = await PostAsync(platform, "key", """{ "title": "Halka" }""");
        var second = await PostAsync(platform, "key", """{ "title": "Halka" }""");

        Assert.Equal(201, first.Status);
        Assert.Equal(first, second);
        Assert.Equal(1, await platform.CountAsync<Note>(Tenant));
    }

    [Theory, BothProviders]
    public async Task Two_at_once_with_the_same_key_store_one(StoreProvider provider)
    {
        await using var platform = await StartAsync(provider);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync(platform, "key", """{ "title": "Halka" }""")));

        Assert.Equal(1, await platform.CountAsync<Note>(Tenant));
        Assert.Contains(answers, a => a.Status == 201);
        Assert.All(answers, a => Assert.True(a.Status is 201 or 409, $"{a.Status}"));
    }

    [Fact]
    public async Task The_same_key_with_another_request_is_refused()
    {
        await using var platform = await StartAsync();
        await PostAsync(platform, "key", """{ "title": "Halka" }""");

        Assert.Equal(422, (await PostAsync(platform, "key", """{ "title": "Snö" }""")).Status);
        Assert.Equal(1, await platform.CountAsync<Note>(Tenant));
    }

    [Fact]
    public async Task Other_keys_other_people_and_requests_without_key_are_carried_out()
    {
        await using var platform = await StartAsync();
        await PostAsync(platform, "key", "{}");
        await PostAsync(platform, "other", "{}");
        await PostAsync(platform, "key", "{}", userId: Guid.CreateVersion7());
        await PostAsync(platform, null, "{}");
        await PostAsync(platform, null, "{}");

        Assert.Equal(5, await platform.CountAsync<Note>(Tenant));
    }

    [Fact]
    public async Task A_refused_request_may_be_tried_again_with_its_key()
    {
        await using var platform = await StartAsync();
        Assert.Equal(400, (await PostAsync(platform, "key", "{}", handler: RefuseAsync)).Status);

        Assert.Equal(201, (await PostAsync(platform, "key", "{}")).Status);
    }

    [Fact]
    public async Task A_form_sent_twice_is_carried_out_once()
    {
        await using var platform = await StartAsync();

        await PostFormAsync(platform, "once", "Halka");
        await PostFormAsync(platform, "once", "Halka");

        Assert.Equal(1, await platform.CountAsync<Note>(Tenant));
    }

    [Fact]
    public async Task A_form_that_was_changed_and_sent_again_is_not_lost()
    {
        await using var platform = await StartAsync();

        await PostFormAsync(platform, "once", "Halka");
        await PostFormAsync(platform, "once", "Halka och snö");

        Assert.Equal(2, await platform.CountAsync<Note>(Tenant));
    }

    private static async Task<TestPlatform> StartAsync(StoreProvider provider = StoreProvider.Sqlite)
    {
        var platform = await TestPlatform.StartAsync(provider);
        await platform.MakeStoreAsync(Tenant);
        return platform;
    }

    private static Task<Answer> PostFormAsync(TestPlatform platform, string once, string title) =>
        PostAsync(platform, null, $"_once={once}&Input.Title={Uri.EscapeDataString(title)}&__RequestVerificationToken={Guid.NewGuid()}", "application/x-www-form-urlencoded");

    private static async Task<Answer> PostAsync(
        TestPlatform platform, string? key, string body, string contentType = "application/json", Guid? userId = null, Func<HttpContext, Task>? handler = null)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ITenantContext>().Set(new ShellSettings { Name = Tenant, Title = "Växjö kommun" });
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Method = "POST";
        context.Request.Path = "/notes";
        context.Request.ContentType = contentType;
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        context.Request.Headers["Idempotency-Key"] = key;
        var answer = new MemoryStream();
        context.Response.Body = answer;
        if (contentType.Contains("json", StringComparison.Ordinal))
        {
            context.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new ApiMetadata()), "note"));
        }

        var middleware = new Idempotency(new RequestDelegate(handler ?? WriteAsync), TimeProvider.System);
        await middleware.InvokeAsync(
            context, scope.ServiceProvider.GetRequiredService<ITenantContext>(), new Person(userId ?? TestPlatform.Anna.UserId),
            scope.ServiceProvider.GetRequiredService<IStores>());
        return new Answer(context.Response.StatusCode, context.Response.Headers.Location, Encoding.UTF8.GetString(answer.ToArray()));
    }

    private static async Task WriteAsync(HttpContext context)
    {
        var db = context.RequestServices.GetRequiredService<IStores>().Open(Scope.Own);
        var note = new Note { Title = "Halka", Author = TestPlatform.Anna with { } };
        db.Add(note);
        await db.SaveChangesAsync();
        context.Response.StatusCode = 201;
        context.Response.Headers.Location = $"/notes/{note.Id}";
        await context.Response.WriteAsJsonAsync(new { id = note.Id });
    }

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = 400;
        return Task.CompletedTask;
    }

    private sealed record Answer(int Status, string? Location, string Body);

    private sealed class Person(Guid id) : ICurrentUser
    {
        public bool IsSignedIn => true;

        public Actor Actor => TestPlatform.Anna with { UserId = id };

        public IReadOnlyCollection<string> Permissions => [];

        public bool May(Permission permission) => false;
    }
}
