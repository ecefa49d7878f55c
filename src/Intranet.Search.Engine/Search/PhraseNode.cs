namespace Intranet.Search.Engine;

/// <summary>Documents that hold a phrase: those that are in all of some lists and whose words say so.</summary>
internal sealed class PhraseNode(IEnumerable<PostingsCursor> lists, PhraseMatcher matcher, ScoreTable table, Segment segment) : Node
{
    private readonly PostingsSeeker[] seekers = [.. lists.OrderBy(l => l.DocumentCount).Select(l => new PostingsSeeker(l))];

    public override void Evaluate(int start, int end, Span<ulong> bits, Span<int> scores)
    {
        for (var document = NextInAll(start); document < end; document = NextInAll(document + 1))
        {
            var count = matcher.CountIn(document);
            if (count == 0)
            {
                continue;
            }

            Bitmap.Set(bits, document - start);
            if (!scores.IsEmpty)
            {
                scores[document - start] += table.Score(count, segment.Norms[document]);
            }
        }
    }

    private int NextInAll(int target)
    {
        while (true)
        {
            var document = seekers[0].Seek(target);
            target = document;
            for (var i = 1; i < seekers.Length && target == document && document != PostingsCursor.End; i++)
            {
                target = seekers[i].Seek(document);
            }

            if (target == document)
            {
                return document;
            }
        }
    }
}
