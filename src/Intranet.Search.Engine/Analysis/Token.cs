namespace Intranet.Search.Engine;

/// <summary>A word of a text after analysis.</summary>
/// <param name="Term">The stem that is indexed.</param>
/// <param name="Surface">The whole folded word.</param>
/// <param name="Start">Where the word starts in the text, in UTF-16 units.</param>
/// <param name="Length">How long the word is in the text, in UTF-16 units.</param>
/// <param name="IsStopWord">Whether the word carries too little meaning to rank by.</param>
public readonly record struct Token(string Term, string Surface, int Start, int Length, bool IsStopWord);
