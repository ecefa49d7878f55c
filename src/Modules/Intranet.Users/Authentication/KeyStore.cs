using System.Xml.Linq;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Users;

/// <summary>
/// Keeps the data-protection keys in the store of <c>Default</c>. The interface is synchronous; it is called at start and
/// once in three months.
/// </summary>
internal sealed class KeyStore(StoreFactory stores, StoreMigrator migrator) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => Task.Run(ReadAsync).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) => Task.Run(() => WriteAsync(element, friendlyName)).GetAwaiter().GetResult();

    private async Task<IReadOnlyCollection<XElement>> ReadAsync()
    {
        await migrator.EnsureAsync(ShellSettings.DefaultName);
        await using var db = stores.Create(ShellSettings.DefaultName);
        var keys = await db.Set<StoredKey>().AsNoTracking().OrderBy(k => k.CreatedUtc).Select(k => k.Xml).ToListAsync();
        return [.. keys.Select(xml => XElement.Parse(xml))];
    }

    private async Task WriteAsync(XElement element, string friendlyName)
    {
        await migrator.EnsureAsync(ShellSettings.DefaultName);
        await using var db = stores.Create(ShellSettings.DefaultName);
        db.Add(new StoredKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting), CreatedUtc = db.UtcNow });
        await db.SaveChangesAsync();
    }
}
