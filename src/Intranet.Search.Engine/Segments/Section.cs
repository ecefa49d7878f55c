namespace Intranet.Search.Engine;

/// <summary>The parts of a segment file, by their place in its table.</summary>
internal enum Section
{
    /// <summary>Counts, field names, labels, sums.</summary>
    Meta,

    /// <summary>Whole words, sorted.</summary>
    Words,

    /// <summary>For each word by rank (most frequent first): its place in <see cref="Words"/>.</summary>
    WordOfRank,

    /// <summary>For each word by rank: the place of its stem in <see cref="Terms"/>.</summary>
    TermOfRank,

    /// <summary>Stems, sorted, with what is known of their postings.</summary>
    Terms,

    /// <summary>Postings of the terms.</summary>
    Postings,

    /// <summary>Places in <see cref="Terms"/> of the frequent terms whose pairs are indexed.</summary>
    FrequentTerms,

    /// <summary>Pairs of neighbouring frequent terms: codes, then starts in <see cref="PairPostings"/>.</summary>
    Pairs,

    /// <summary>Postings of the pairs.</summary>
    PairPostings,

    /// <summary>For each document its words by rank and its phrases, in order, as <see cref="Phrases"/> says.</summary>
    Forward,

    /// <summary>Where each document starts in <see cref="Forward"/>.</summary>
    ForwardOffsets,

    /// <summary>The documents as they were put in, compressed in chunks.</summary>
    Stored,

    /// <summary>The chunks of <see cref="Stored"/>.</summary>
    StoredChunks,

    /// <summary>Keys as UTF-8, in groups.</summary>
    Keys,

    /// <summary>Where each group of keys starts in <see cref="Keys"/>.</summary>
    KeyStarts,

    /// <summary>The upper halves of the hashes of the keys by document.</summary>
    KeyHashes,

    /// <summary>Documents ordered by the hash of their key.</summary>
    DocumentsByHash,

    /// <summary>Versions by document.</summary>
    Versions,

    /// <summary>Length of each document: the words that rank, each times the weight of its field.</summary>
    Lengths,

    /// <summary>Length of each document as a norm code.</summary>
    Norms,

    /// <summary>For each document its language, and whether it is a tombstone.</summary>
    Flags,

    /// <summary>For each document the place of its access label.</summary>
    Labels,

    /// <summary>Keyword fields.</summary>
    Keywords,

    /// <summary>Number fields.</summary>
    Numbers,

    /// <summary>N-grams of words: hashes, sums of document frequencies, starts.</summary>
    Grams,

    /// <summary>For each n-gram the words that hold it, by rank.</summary>
    GramWords,

    /// <summary>Swedish stems ordered by their letters read backwards.</summary>
    Backwards,

    /// <summary>For each word in order of <see cref="Words"/>: in how many open documents it stands.</summary>
    WordFrequencies,

    /// <summary>How words and phrases are coded, how many phrases there are, and where each starts in <see cref="PhraseWords"/>.</summary>
    Phrases,

    /// <summary>The words of the phrases, coded like those of documents.</summary>
    PhraseWords,
}
