namespace Intranet.Search.Engine;

/// <summary>Terms that follow each other.</summary>
internal sealed class PreparedPhrase(IReadOnlyList<byte[]> terms, int slop, string? field, ScoreTable table) : Prepared
{
    public override Node Open(LiveSegment live)
    {
        var places = new int[terms.Count];
        var infos = new TermInfo[terms.Count];
        for (var i = 0; i < places.Length; i++)
        {
            if (!live.Segment.Terms.TryFind(terms[i], out infos[i]))
            {
                return NoneNode.Instance;
            }

            places[i] = infos[i].Ordinal;
        }

        var matcher = new PhraseMatcher(live.Segment, places, infos, slop, field);
        var (documents, counts) = matcher.Find();
        return documents.Count == 0 ? NoneNode.Instance : new ListNode(documents, counts, table, live.Segment);
    }
}
