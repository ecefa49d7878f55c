namespace Intranet.Data;

/// <summary>Content from elsewhere that cannot be taken in, or a place that content cannot be written to; the message is for the operator.</summary>
public sealed class PortableException : Exception
{
    public PortableException(string message)
        : base(message)
    {
    }

    public PortableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
