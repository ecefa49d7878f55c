using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Intranet.Testing;

/// <summary>A mail server that takes letters and keeps them (the commands of RFC 5321 that a client needs).</summary>
public sealed class MailServer : IDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();

    private int _refused;

    private MailServer(int port, int most)
    {
        Most = most;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Everything between DATA and the dot, as sent.</summary>
    public ConcurrentQueue<string> Letters { get; } = new();

    /// <summary>Recipients, as sent.</summary>
    public ConcurrentQueue<string> Recipients { get; } = new();

    /// <summary>So many letters are taken; more are refused for the time being.</summary>
    public int Most { get; set; }

    /// <summary>Letters that were refused.</summary>
    public int Refused => _refused;

    /// <summary>A port that nobody listens on just now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static MailServer Start(int port, int most = int.MaxValue) => new(port, most);

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The server is closed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync("220 ready");
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("RCPT TO:", StringComparison.OrdinalIgnoreCase))
            {
                Recipients.Enqueue(line[8..].Trim('<', '>', ' '));
            }

            if (line.Equals("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("354 go on");
                var letter = new StringBuilder();
                while (await reader.ReadLineAsync() is { } text && text != ".")
                {
                    letter.AppendLine(text);
                }

                if (Letters.Count >= Most)
                {
                    Interlocked.Increment(ref _refused);
                    await writer.WriteLineAsync("451 later");
                    continue;
                }

                Letters.Enqueue(letter.ToString());
            }

            var isEnd = line.Equals("QUIT", StringComparison.OrdinalIgnoreCase);
            await writer.WriteLineAsync(isEnd ? "221 bye" : "250 ok");
            if (isEnd)
            {
                return;
            }
        }
    }
}
