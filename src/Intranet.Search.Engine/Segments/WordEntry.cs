namespace Intranet.Search.Engine;

/// <summary>What is known of a word of new documents.</summary>
internal struct WordEntry
{
    /// <summary>The number of its stem.</summary>
    public int Stem;

    /// <summary>The last open document that holds it, counted from 1; 0 for none.</summary>
    public int LastOpenDocument;

    /// <summary>In how many open documents it stands.</summary>
    public int OpenFrequency;

    /// <summary>Whether it carries too little meaning to rank by.</summary>
    public bool IsStop;
}
