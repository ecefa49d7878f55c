using System.Text.Json;
using System.Text.Json.Serialization;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Tenants.Accessibility;

/// <summary>How far a site meets the law on accessibility (2018:1937).</summary>
internal enum Conformance
{
    Partial,
    Full,
    None,
}

/// <summary>Who found out how the site stands.</summary>
internal enum Assessor
{
    Self,
    External,
}

/// <summary>What an organisation states about the accessibility of its own site; the page is made from it.</summary>
internal sealed record AccessibilityStatement
{
    public const int LongestText = 4000;
    public const int LongestContact = 200;
    private const string Name = "accessibility";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public Conformance Conformance { get; init; }

    /// <summary>What people of this organisation know does not work, Markdown; null for nothing beyond what holds for every site.</summary>
    public string? Shortcomings { get; init; }

    public Assessor AssessedBy { get; init; }

    /// <summary>When the site was last assessed; null when that has not been told.</summary>
    public DateOnly? AssessedOn { get; init; }

    /// <summary>Where to ask for content in another form; null for the site's contact.</summary>
    public string? Contact { get; init; }

    /// <summary>When the statement was last changed; null while nobody has looked it through.</summary>
    public DateOnly? ChangedOn { get; init; }

    public static async Task<AccessibilityStatement> ReadAsync(IntranetDbContext db, CancellationToken cancellationToken)
    {
        var row = await db.Set<StoredSetting>().AsNoTracking().SingleOrDefaultAsync(s => s.Name == Name, cancellationToken);
        return row is null ? new AccessibilityStatement() : JsonSerializer.Deserialize<AccessibilityStatement>(row.Json, Json) ?? new AccessibilityStatement();
    }

    /// <summary>Puts it into the store. The caller saves.</summary>
    public async Task WriteAsync(IntranetDbContext db, CancellationToken cancellationToken)
    {
        var row = await db.Set<StoredSetting>().FindAsync([Name], cancellationToken);
        if (row is null)
        {
            row = new StoredSetting { Name = Name, Json = "" };
            db.Add(row);
        }

        row.Json = JsonSerializer.Serialize(this, Json);
        row.Revision++;
    }
}
