namespace Intranet.Discussions;

/// <summary>Which threads a list shows.</summary>
internal enum ThreadTab
{
    Latest,

    /// <summary>Open questions without a reply.</summary>
    Unanswered,

    /// <summary>Written by the reader.</summary>
    Mine,
}
