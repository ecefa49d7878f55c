using System.Collections.Frozen;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Intranet.Tenants.Logos;

/// <summary>Which elements and attributes a drawn logo may hold.</summary>
internal static partial class SvgAllowList
{
    private const int LongestValue = 60_000;

    private static readonly FrozenSet<string> Shapes = new[]
    {
        "svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
        "linearGradient", "radialGradient", "stop", "clipPath", "mask",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Elements that draw nothing and are left out without a word.</summary>
    private static readonly FrozenSet<string> Notes = new[] { "metadata" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Attributes = new[]
    {
        "id", "version", "viewBox", "preserveAspectRatio", "width", "height", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry",
        "fx", "fy", "d", "points", "transform", "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity",
        "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "opacity", "color", "display",
        "visibility", "clip-path", "clip-rule", "clipPathUnits", "mask", "maskUnits", "maskContentUnits", "offset", "stop-color",
        "stop-opacity", "gradientUnits", "gradientTransform", "spreadMethod", "role", "aria-label",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Holds(XElement element) => element.Name.NamespaceName == "http://www.w3.org/2000/svg" && Shapes.Contains(element.Name.LocalName);

    /// <summary>True for an element that is left out with all that is in it.</summary>
    public static bool IsNote(XElement element) => element.AncestorsAndSelf().Any(e => Notes.Contains(e.Name.LocalName));

    public static bool IsText(XElement element) => element.Name.LocalName is "title" or "desc";

    /// <summary>True for an attribute that may stand, with a value that refers to nothing outside the drawing.</summary>
    public static bool Takes(string name, string value) =>
        Attributes.Contains(name) && value.Length <= LongestValue && !value.Contains(':') && !value.Contains('\\')
        && (!value.Contains("url", StringComparison.OrdinalIgnoreCase) || InsideReference().IsMatch(value));

    [GeneratedRegex(@"^\s*url\(\s*['""]?#[A-Za-z_][\w.-]*['""]?\s*\)\s*$")]
    private static partial Regex InsideReference();
}
