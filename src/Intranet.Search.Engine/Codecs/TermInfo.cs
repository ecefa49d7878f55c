namespace Intranet.Search.Engine;

/// <summary>What the dictionary knows of a term.</summary>
internal readonly record struct TermInfo(int Ordinal, int DocumentFrequency, int OpenDocumentFrequency, long Offset, int Length, int InlineDocument, int InlineFrequency)
{
    /// <summary>Whether the one posting stands in the dictionary itself.</summary>
    public bool IsInline => Length == 0;
}
