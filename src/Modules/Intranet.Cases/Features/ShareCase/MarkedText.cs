using Intranet.Abstractions;

namespace Intranet.Cases.Features;

/// <summary>A piece of a line: plain, or marked as part of a finding.</summary>
/// <param name="Text">The words.</param>
/// <param name="Finding">Number of the finding, from 1; null for plain words.</param>
/// <param name="Begins">True where the finding begins.</param>
/// <param name="Ends">True where the finding ends.</param>
internal sealed record MarkedPiece(string Text, int? Finding = null, bool Begins = false, bool Ends = false);

/// <summary>A field of a version as it was typed, with what the guard found in it.</summary>
/// <param name="Field">Name of the input.</param>
/// <param name="Paragraphs">Paragraphs of lines of pieces.</param>
internal sealed record MarkedField(string Field, IReadOnlyList<IReadOnlyList<IReadOnlyList<MarkedPiece>>> Paragraphs)
{
    /// <summary>Cuts a text into paragraphs and lines and marks the findings in them.</summary>
    /// <param name="field">Name of the input.</param>
    /// <param name="text">The text as typed.</param>
    /// <param name="findings">Numbered findings of this field, by their place; those without a place are left out.</param>
    public static MarkedField Of(string field, string text, IReadOnlyList<(int Number, GuardFinding Finding)> findings)
    {
        var placed = findings.Where(f => f.Finding.Start >= 0).OrderBy(f => f.Finding.Start).ToList();
        var paragraphs = new List<IReadOnlyList<IReadOnlyList<MarkedPiece>>>();
        var lines = new List<IReadOnlyList<MarkedPiece>>();
        for (var start = 0; start <= text.Length;)
        {
            var end = text.IndexOf('\n', start) is var found && found >= 0 ? found : text.Length;
            if (text.AsSpan(start, end - start).IsWhiteSpace())
            {
                EndParagraph(paragraphs, ref lines);
            }
            else
            {
                lines.Add(Line(text, start, end, placed));
            }

            start = end + 1;
        }

        EndParagraph(paragraphs, ref lines);
        return new MarkedField(field, paragraphs);
    }

    private static void EndParagraph(List<IReadOnlyList<IReadOnlyList<MarkedPiece>>> paragraphs, ref List<IReadOnlyList<MarkedPiece>> lines)
    {
        if (lines.Count > 0)
        {
            paragraphs.Add(lines);
            lines = [];
        }
    }

    private static List<MarkedPiece> Line(string text, int start, int end, List<(int Number, GuardFinding Finding)> findings)
    {
        var pieces = new List<MarkedPiece>();
        var at = start;
        foreach (var (number, finding) in findings)
        {
            var from = Math.Max(finding.Start, at);
            var to = Math.Min(finding.Start + finding.Length, end);
            if (from >= to)
            {
                continue;
            }

            if (from > at)
            {
                pieces.Add(new MarkedPiece(text[at..from]));
            }

            pieces.Add(new MarkedPiece(text[from..to], number, from == finding.Start, to == finding.Start + finding.Length));
            at = to;
        }

        if (at < end)
        {
            pieces.Add(new MarkedPiece(text[at..end].TrimEnd('\r')));
        }

        return pieces;
    }
}
