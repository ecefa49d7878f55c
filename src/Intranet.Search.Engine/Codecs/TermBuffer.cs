using System.Runtime.CompilerServices;

namespace Intranet.Search.Engine;

/// <summary>Room for the bytes of one term, on the stack.</summary>
[InlineArray(256)]
internal struct TermBuffer
{
    private byte first;
}
