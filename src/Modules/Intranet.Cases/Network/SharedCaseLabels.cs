using Intranet.Abstractions;

namespace Intranet.Cases;

/// <summary>Access labels of what hangs on a shared case.</summary>
internal static class SharedCaseLabels
{
    /// <summary>Open while the case is shared; after a withdrawal a label that nobody holds.</summary>
    public static string Of(SharedCase copy) => copy.IsWithdrawn ? $"withdrawn:{copy.Id:N}" : AccessLabel.Open;
}
