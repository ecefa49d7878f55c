using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Intranet.Ui.Content;

/// <summary>What is wrong with a table as a whole.</summary>
public enum TableFault
{
    /// <summary>It has no line.</summary>
    Empty,

    /// <summary>A column stands twice in the heading.</summary>
    ColumnTwice,

    /// <summary>A quotation mark stands inside a text or is never closed.</summary>
    Quotation,
}

/// <summary>A line of a table.</summary>
public sealed class TableLine
{
    private readonly IReadOnlyDictionary<string, int> _places;
    private readonly string[] _texts;

    internal TableLine(int number, IReadOnlyDictionary<string, int> places, string[] texts) => (Number, _places, _texts) = (number, places, texts);

    /// <summary>Its number, from 1 for the heading; where a text has line breaks, that of its last one.</summary>
    public int Number { get; }

    /// <summary>The text of a column, without space around it; empty where there is none.</summary>
    public string this[string column] => _places.TryGetValue(column, out var place) && place < _texts.Length ? _texts[place] : "";
}

/// <summary>
/// A table that somebody sent, from a spreadsheet or a list (RFC 4180): a heading that names the columns, with whichever of comma, semicolon and tab
/// stands in it, then lines. Texts are what they are: one that begins as a formula does is a text here.
/// </summary>
public sealed class SentTable
{
    private static readonly char[] Separators = [',', ';', '\t'];

    private SentTable(IReadOnlyList<string> columns, IReadOnlyList<TableLine> lines, (TableFault Kind, int Line)? fault) => (Columns, Lines, Fault) = (columns, lines, fault);

    /// <summary>Names of the heading, in small letters.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Lines with at least one text; those before the fault where there is one.</summary>
    public IReadOnlyList<TableLine> Lines { get; }

    /// <summary>Why the rest could not be read, and the line; null where everything was.</summary>
    public (TableFault Kind, int Line)? Fault { get; }

    /// <summary>The text of a file: UTF-16 where its mark says so, UTF-8, or what Excel on Windows writes where it is no UTF-8. What no text holds (NUL) is left out.</summary>
    public static string Decode(byte[] file)
    {
        var encoding = file is [0xFF, 0xFE, ..] ? Encoding.Unicode : file is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode : new UTF8Encoding(false, throwOnInvalidBytes: true);
        string text;
        try
        {
            text = encoding.GetString(file);
        }
        catch (DecoderFallbackException)
        {
            text = Encoding.Latin1.GetString(file);
        }

        return text.TrimStart('\uFEFF').Replace("\0", "", StringComparison.Ordinal);
    }

    /// <summary>Reads a table, and no more of it than <paramref name="mostLines"/> lines and one, so that a longer one is seen to be.</summary>
    public static SentTable Read(string text, int mostLines)
    {
        var content = text.TrimStart('\uFEFF');
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = SeparatorOf(content), TrimOptions = TrimOptions.Trim };
        using var parser = new CsvParser(new StringReader(content), configuration);
        var columns = new List<string>();
        var lines = new List<TableLine>();
        try
        {
            if (!parser.Read())
            {
                return new SentTable(columns, lines, (TableFault.Empty, 1));
            }

            columns.AddRange(parser.Record!.Select(c => c.ToLowerInvariant()));
            if (columns.Where(c => c.Length > 0).GroupBy(c => c, StringComparer.Ordinal).Any(g => g.Count() > 1))
            {
                return new SentTable(columns, lines, (TableFault.ColumnTwice, 1));
            }

            ReadLines(parser, columns, lines, mostLines);
        }
        catch (BadDataException)
        {
            return new SentTable(columns, lines, (TableFault.Quotation, parser.RawRow));
        }

        return new SentTable(columns, lines, null);
    }

    private static void ReadLines(CsvParser parser, List<string> columns, List<TableLine> lines, int mostLines)
    {
        var places = columns.Select((name, place) => (name, place)).Where(c => c.name.Length > 0).ToDictionary(c => c.name, c => c.place, StringComparer.Ordinal);
        while (lines.Count <= mostLines && parser.Read())
        {
            // Spreadsheets send lines of separators alone.
            if (parser.Record is { } texts && texts.Any(t => t.Length > 0))
            {
                lines.Add(new TableLine(parser.RawRow, places, texts));
            }
        }
    }

    /// <summary>By the heading, in which no name holds one: lines may hold any of them in their texts.</summary>
    private static string SeparatorOf(string content)
    {
        var heading = content.AsSpan().TrimStart("\r\n");
        heading = heading.IndexOfAny('\r', '\n') is >= 0 and var end ? heading[..end] : heading;
        var found = heading.IndexOfAny(Separators);
        return found < 0 ? "," : heading[found].ToString();
    }
}
