using System.Net;

namespace Intranet.Web.Tests.Access;

/// <summary>«Det här delar vi»: what an organisation shares, in one place.</summary>
[Collection(DemoWeb.Name)]
public sealed class SharedListTests(DemoWeb web)
{
    private const string Tenant = "gotland";

    [Fact]
    public async Task It_tells_version_decision_and_who_uses_it_and_lets_it_be_withdrawn()
    {
        var title = $"=Delat {Guid.NewGuid():N}";
        var id = await SharedAsync(title);
        await AdoptAsync(id);

        using (var employee = await web.Site.SignInAsync(Tenant, "anstalld"))
        {
            var seen = await employee.OpenAsync($"cases/shared?q={Uri.EscapeDataString(title)}");
            var row = Assert.Single(seen.QuerySelectorAll("tbody tr"));
            Assert.Contains("Region Kronoberg", row.TextContent, StringComparison.Ordinal);
            Assert.Contains("Alla har nytta av det", row.TextContent, StringComparison.Ordinal);
            Assert.Empty(row.QuerySelectorAll("a.ds-button"));
        }

        using var editor = await web.Site.SignInAsync(Tenant, "redaktor");
        var list = await editor.OpenAsync($"cases/shared?q={Uri.EscapeDataString(title)}&show=used");
        var withdraw = Assert.Single(list.QuerySelectorAll("tbody tr a.ds-button")).GetAttribute("href")!;
        using var answer = await editor.SubmitAsync(withdraw, [new("Input.Reason", "Behöver skrivas om")]);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.EndsWith("/cases/shared", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Empty((await editor.OpenAsync($"cases/shared?q={Uri.EscapeDataString(title)}")).QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task The_file_holds_the_list_and_no_formula()
    {
        var title = $"=Fil {Guid.NewGuid():N}";
        await SharedAsync(title);
        using var employee = await web.Site.SignInAsync(Tenant, "anstalld");

        using var file = await employee.Http.GetAsync($"cases/shared?handler=File&q={Uri.EscapeDataString(title)}");

        var csv = await file.Content.ReadAsStringAsync();
        Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
        Assert.Contains($"'{title};", csv, StringComparison.Ordinal);
        Assert.Contains("/n/", csv, StringComparison.Ordinal);
        Assert.Equal(2, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_newer_version_that_is_not_shared_is_found()
    {
        var title = $"Nyare {Guid.NewGuid():N}";
        var id = await SharedAsync(title);
        using var employee = await web.Site.SignInAsync(Tenant, "anstalld");
        Assert.Empty((await employee.OpenAsync($"cases/shared?q={title}&show=outdated")).QuerySelectorAll("tbody tr"));

        var writer = await web.ApiAsync(Tenant, "anstalld");
        (await writer.PutAsync($"cases/{id}", new { title, problem = "P2", solution = "L", outcome = "U", contact = "K" })).Expect(200);
        (await writer.PostAsync($"cases/{id}/publish", new { note = "Mer" })).Expect(200);

        Assert.Contains("version 2 är inte delad", (await employee.OpenAsync($"cases/shared?q={title}&show=outdated")).QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<Guid> SharedAsync(string title)
    {
        var writer = await web.ApiAsync(Tenant, "anstalld");
        var id = (await writer.PostAsync("cases", new { title, problem = "P", solution = "L", outcome = "U", contact = "K" })).Expect(201).Id;
        (await writer.PostAsync($"cases/{id}/publish", new { note = "Klart" })).Expect(200);
        (await (await web.ApiAsync(Tenant, "redaktor")).PostAsync($"cases/{id}/share", new { reason = "Alla har nytta av det" })).Expect(200);
        return id;
    }

    private async Task AdoptAsync(Guid id)
    {
        var other = await web.ApiAsync("kronoberg", "anstalld");
        await Wait.UntilAsync(async () => (await other.GetAsync($"network/cases/{id}")).Status == 200);
        var told = await other.PostAsync($"network/cases/{id}/adoptions", new { stage = "inUse", note = "Fungerar" });
        Assert.InRange(told.Status, 200, 201);
    }
}
