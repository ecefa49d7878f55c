using System.Text;
using Intranet.Tenants.Logos;

namespace Intranet.Tenants.Tests;

public sealed class LogoFileTests
{
    /// <summary>One white pixel.</summary>
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=");

    [Fact]
    public void A_whole_png_is_kept_as_it_is()
    {
        var result = LogoFile.ToDataUri(Png);

        Assert.Equal("data:image/png;base64," + Convert.ToBase64String(Png), result.Value);
    }

    [Fact]
    public void A_png_with_something_after_its_end_is_refused()
    {
        byte[] polyglot = [.. Png, .. "<script>"u8];

        Assert.Equal(new LogoNotAnImage() { Field = "Logo" }, LogoFile.ToDataUri(polyglot).FirstError);
    }

    [Fact]
    public void A_png_whose_last_bytes_alone_are_right_is_refused()
    {
        byte[] polyglot = [.. Png[..^12], .. "<script>"u8, .. Png[^12..]];

        Assert.Equal(new LogoNotAnImage() { Field = "Logo" }, LogoFile.ToDataUri(polyglot).FirstError);
    }

    [Fact]
    public void A_file_over_64_kilobytes_is_refused() =>
        Assert.Equal(new LogoTooLarge(64) { Field = "Logo" }, LogoFile.ToDataUri(new byte[LogoFile.MostBytes + 1]).FirstError);

    [Theory]
    [InlineData("<script>alert(1)</script>", "script")]
    [InlineData("<style>path{fill:url(//evil.example)}</style>", "style")]
    [InlineData("<foreignObject><p/></foreignObject>", "foreignObject")]
    [InlineData("<image href='https://evil.example/a.png'/>", "image")]
    [InlineData("<a href='javascript:alert(1)'><path d='M0 0'/></a>", "a")]
    [InlineData("<use href='#x'/>", "use")]
    public void A_drawing_that_could_run_link_or_fetch_is_refused_by_name(string part, string name) =>
        Assert.Equal(new LogoHoldsMore(name) { Field = "Logo" }, LogoFile.ToDataUri(Svg(part)).FirstError);

    [Fact]
    public void A_drawing_keeps_shapes_and_colours_and_loses_handlers_and_foreign_references()
    {
        var part = "<path d='M0 0h9' onclick='alert(1)' style='fill:#fff; behavior:url(x); stroke: url(#g)' filter='url(//evil.example)' mask='url(https://evil.example#m)'/>";

        var drawing = Drawing(part);

        Assert.Contains("""<path d="M0 0h9" fill="#fff" stroke="url(#g)" />""", drawing);
    }

    [Fact]
    public void Notes_of_drawing_programs_are_left_out() =>
        Assert.DoesNotContain("creator", Drawing("<metadata><creator xmlns='urn:x'>Someone</creator></metadata><x:view xmlns:x='urn:y' creator='z'/>"));

    [Fact]
    public void A_document_type_is_skipped_and_its_entities_are_unknown()
    {
        var withEntity = Encoding.UTF8.GetBytes(
            """<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]><svg xmlns="http://www.w3.org/2000/svg"><title>&x;</title></svg>""");

        Assert.Equal(new LogoNotAnImage() { Field = "Logo" }, LogoFile.ToDataUri(withEntity).FirstError);
    }

    private static byte[] Svg(string part) => Encoding.UTF8.GetBytes($"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{part}</svg>");

    private static string Drawing(string part) => Encoding.UTF8.GetString(Convert.FromBase64String(LogoFile.ToDataUri(Svg(part)).Value.Split(',')[1]));
}
