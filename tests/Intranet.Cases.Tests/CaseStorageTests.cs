using Microsoft.EntityFrameworkCore;

namespace Intranet.Cases.Tests;

public sealed class CaseStorageTests(TwoOrganisations organisations) : IClassFixture<TwoOrganisations>
{
    private static readonly CaseContent Whole = new()
    {
        Title = "Första samtalet inom tre dagar",
        Problem = "Väntan var 24 dagar.",
        Solution = "Två dörrar in.",
        Outcome = "Väntan blev tre dagar.",
        Contact = "Anna Lindqvist",
        TagText = TagText.Write(["barn", "socialtjänst"]),
        State = CaseState.InUse,
    };

    [Fact]
    public async Task A_case_comes_back_from_the_store_as_it_was_written()
    {
        var written = new Case(Guid.CreateVersion7(), Whole, TwoOrganisations.Anna, new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc));
        written.AddCoAuthor(TwoOrganisations.Karin, written.CreatedUtc);
        await using (var db = organisations.Open("vaxjo"))
        {
            db.Add(written);
            await db.SaveChangesAsync();
        }

        await using var fresh = organisations.Open("vaxjo");
        var read = await fresh.Set<Case>().SingleAsync(c => c.Id == written.Id);

        Assert.Equal(Whole, read.Content);
        Assert.Null(read.Working);
        Assert.Equal(["barn", "socialtjänst"], read.Content.Tags);
        Assert.True(read.IsWrittenBy(TwoOrganisations.Karin));
        Assert.False(read.IsWrittenBy(TwoOrganisations.Selam));
        Assert.Equal(1, read.Revision);
    }

    [Fact]
    public async Task Every_step_of_a_published_case_raises_its_revision_and_keeps_the_versions_apart()
    {
        var id = Guid.CreateVersion7();
        await using var db = organisations.Open("vaxjo");
        var now = db.UtcNow;
        var written = new Case(id, Whole, TwoOrganisations.Anna, now);
        db.Add(written);
        db.Add(written.Publish(TwoOrganisations.Anna, null, now).Value);
        await db.SaveChangesAsync();
        written.Save(Whole with { Title = "Samtal inom två dagar" }, now.AddMinutes(1));
        await db.SaveChangesAsync();

        await using var reader = organisations.Open("vaxjo");
        var edited = await reader.Set<Case>().SingleAsync(c => c.Id == id);
        Assert.Equal(Whole.Title, edited.Content.Title);
        Assert.Equal("Samtal inom två dagar", edited.Working!.Title);
        Assert.Equal(2, edited.Revision);

        reader.Add(edited.Publish(TwoOrganisations.Karin, "Nya siffror", now.AddMinutes(2)).Value);
        await reader.SaveChangesAsync();

        await using var last = organisations.Open("vaxjo");
        var published = await last.Set<Case>().SingleAsync(c => c.Id == id);
        var versions = await last.Set<CaseVersion>().Where(v => v.CaseId == id).OrderBy(v => v.Number).ToListAsync();
        Assert.Null(published.Working);
        Assert.Equal(3, published.Revision);
        Assert.Equal([Whole.Title, "Samtal inom två dagar"], versions.Select(v => v.Content.Title));
        Assert.Equal("Nya siffror", versions[1].Note);
    }
}
