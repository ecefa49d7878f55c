using System.Collections.Concurrent;
using System.Net.Sockets;

namespace Intranet.Web.Tests.Reliability;

/// <summary>
/// Somebody who writes all the time through the API, and remembers what was acknowledged. A write that got no answer may
/// have happened or not.
/// </summary>
internal sealed class Writer(Api api, string tenant)
{
    /// <summary>While a host starts, asking more often would take the machine from it.</summary>
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentQueue<Guid> _acknowledged = new();
    private readonly ConcurrentQueue<Guid> _published = new();
    private int _refused;

    public string Tenant => tenant;

    public Api Api => api;

    /// <summary>Ids of cases whose making was acknowledged.</summary>
    public IReadOnlyCollection<Guid> Acknowledged => _acknowledged;

    /// <summary>Those of them whose publishing was acknowledged too.</summary>
    public IReadOnlyCollection<Guid> Published => _published;

    /// <summary>Answers that were neither yes nor a broken connection.</summary>
    public int Refused => _refused;

    public async Task WriteUntilAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await WriteOneAsync();
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException or TaskCanceledException)
            {
                await Task.Delay(AskAgainAfter, CancellationToken.None);
            }
        }
    }

    private async Task WriteOneAsync()
    {
        var number = Guid.NewGuid();
        var made = await api.PostAsync(
            "cases", new { title = $"Avbrott {number:N}", problem = "P", solution = "L", outcome = "U", contact = "K" }, number.ToString());
        if (made.Status != 201)
        {
            Interlocked.Increment(ref _refused);
            return;
        }

        _acknowledged.Enqueue(made.Id);
        if ((await api.PostAsync($"cases/{made.Id}/publish")).Status == 200)
        {
            _published.Enqueue(made.Id);
        }
    }
}
