using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Intranet.Abstractions;

namespace Intranet.Tenants.Logos;

/// <summary>
/// Rebuilds a drawing from the shapes and colours that a logo needs. Editors' own notes are left out; what could fetch, run or
/// link is refused by name, so that nobody gets a logo that silently lost a part.
/// </summary>
internal static class SvgLogo
{
    private const int MostElements = 5000;
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>The drawing as UTF-8, or why it is not taken.</summary>
    public static Result<byte[]> Rebuild(byte[] content)
    {
        if (Read(content) is not { } root || root.Name != Svg + "svg")
        {
            return new LogoNotAnImage();
        }

        if (root.Descendants().Count() > MostElements)
        {
            return new LogoHoldsMore("svg");
        }

        if (root.Descendants().FirstOrDefault(e => e.Name.Namespace == Svg && !SvgAllowList.Holds(e) && !SvgAllowList.IsNote(e)) is { } refused)
        {
            return new LogoHoldsMore(refused.Name.LocalName);
        }

        return Encoding.UTF8.GetBytes(Copy(root).ToString(SaveOptions.DisableFormatting));
    }

    private static XElement? Read(byte[] content)
    {
        // Drawing programs write a document type; it is skipped, its entities are unknown and nothing is ever fetched.
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersInDocument = LogoFile.MostBytes };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(content), settings);
            return XDocument.Load(reader).Root;
        }
        catch (Exception exception) when (exception is XmlException or DecoderFallbackException or InvalidOperationException)
        {
            return null;
        }
    }

    private static XElement Copy(XElement source)
    {
        var copy = new XElement(source.Name);
        foreach (var (name, value) in AttributesOf(source))
        {
            copy.SetAttributeValue(name, value);
        }

        foreach (var node in source.Nodes())
        {
            switch (node)
            {
                case XElement child when SvgAllowList.Holds(child):
                    copy.Add(Copy(child));
                    break;
                case XText text when SvgAllowList.IsText(source):
                    copy.Add(new XText(text.Value));
                    break;
            }
        }

        return copy;
    }

    private static IEnumerable<(string Name, string Value)> AttributesOf(XElement source)
    {
        var plain = source.Attributes().Where(a => a.Name.NamespaceName.Length == 0).Select(a => (Name: a.Name.LocalName, a.Value));
        var styled = (source.Attribute("style")?.Value ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(d => d.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(d => d.Length == 2)
            .Select(d => (Name: d[0].ToLower(CultureInfo.InvariantCulture), Value: d[1]));
        return plain.Concat(styled).Where(a => SvgAllowList.Takes(a.Name, a.Value));
    }
}
