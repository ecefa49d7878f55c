namespace Intranet.Search.Engine;

/// <summary>The files of an index are damaged. Rebuild the index from its source.</summary>
public sealed class CorruptIndexException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, and in which file.</param>
    public CorruptIndexException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, and in which file.</param>
    /// <param name="innerException">What was met first.</param>
    public CorruptIndexException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
