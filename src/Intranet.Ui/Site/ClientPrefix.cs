using System.Net;
using System.Net.Sockets;

namespace Intranet.Ui;

/// <summary>
/// The part of a client's address that it cannot change at will: all of an IPv4 address, the first 64 bits of an IPv6 one
/// (every household has that many addresses to choose from).
/// </summary>
public static class ClientPrefix
{
    private const int NetworkBytes = 8;

    /// <summary>The prefix as text; <c>unknown</c> where the connection has no address.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "unknown";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, NetworkBytes)) + "/64"
            : address.ToString();
    }
}
