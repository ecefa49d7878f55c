using System.Xml;
using System.Xml.Linq;
using Intranet.Ui.Content;

namespace Intranet.Discussions.Features.ReadFeed;

/// <summary>Writes threads as an Atom feed (RFC 4287).</summary>
internal static class AtomFeed
{
    public const string ContentType = "application/atom+xml; charset=utf-8";

    private const int SummaryLength = 500;
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <param name="title">Title of the feed.</param>
    /// <param name="id">Id of the subject.</param>
    /// <param name="home">Complete address of the subject's page.</param>
    /// <param name="self">Complete address of the feed.</param>
    /// <param name="threads">The threads, latest first.</param>
    /// <param name="addressOf">Complete address of a thread's page.</param>
    /// <param name="emptyUtc">When the feed counts as changed where it has no thread.</param>
    public static string Write(string title, Guid id, string home, string self, IReadOnlyList<Thread> threads, Func<Thread, string> addressOf, DateTime emptyUtc)
    {
        var feed = new XElement(
            Atom + "feed",
            new XElement(Atom + "title", Clean(title)),
            new XElement(Atom + "id", Urn(id)),
            new XElement(Atom + "updated", Instant(threads.Count == 0 ? emptyUtc : threads.Max(t => t.LastActivityUtc))),
            Link("alternate", home),
            Link("self", self),
            threads.Select(t => Entry(t, addressOf(t))));
        return new XDeclaration("1.0", "utf-8", null) + "\n" + feed;
    }

    private static XElement Entry(Thread thread, string address) => new(
        Atom + "entry",
        new XElement(Atom + "title", Clean(thread.Title)),
        new XElement(Atom + "id", Urn(thread.Id)),
        new XElement(Atom + "published", Instant(thread.CreatedUtc)),
        new XElement(Atom + "updated", Instant(thread.LastActivityUtc)),
        new XElement(Atom + "author", new XElement(Atom + "name", Clean($"{thread.Author.Name}, {thread.Author.Organisation}"))),
        Link("alternate", address),
        new XElement(Atom + "summary", Clean(MarkdownRenderer.ToPlainText(thread.Body, SummaryLength))));

    private static XElement Link(string relation, string address) => new(Atom + "link", new XAttribute("rel", relation), new XAttribute("href", address));

    private static string Urn(Guid id) => $"urn:uuid:{id}";

    private static string Instant(DateTime utc) => XmlConvert.ToString(DateTime.SpecifyKind(utc, DateTimeKind.Utc), XmlDateTimeSerializationMode.Utc);

    /// <summary>Leaves out what XML 1.0 cannot hold: control characters that people may type.</summary>
    private static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Where(r => r.Value > 0xFFFF || XmlConvert.IsXmlChar((char)r.Value)).Select(r => r.ToString()));
}
