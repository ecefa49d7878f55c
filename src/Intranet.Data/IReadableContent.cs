using Intranet.Abstractions;

namespace Intranet.Data;

/// <summary>A piece of content as a document that people read without the product.</summary>
/// <param name="Folder">Folder of its kind: <c>cases</c>.</param>
/// <param name="Id">Whose id the file's name ends with.</param>
/// <param name="Title">Whose letters the file's name begins with.</param>
/// <param name="Markdown">The document.</param>
public sealed record ReadableDocument(string Folder, Guid Id, string Title, string Markdown);

/// <summary>Writes a kind of content for an organisation's export. Implemented by the module that owns the kind; scoped.</summary>
public interface IReadableContent
{
    /// <summary>All that a store holds of the organisation's: everything in its own, and what its people wrote in the network's.</summary>
    IAsyncEnumerable<ReadableDocument> WriteAsync(IntranetDbContext db, Scope scope, string tenant, CancellationToken cancellationToken);
}
