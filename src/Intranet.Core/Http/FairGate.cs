namespace Intranet.Core;

/// <summary>
/// Lets a limited number of requests work at once and has the others wait, those of each tenant in a queue of their own that
/// take turns: however many one tenant sends, the next free place goes to the tenant that waited for its turn. Nobody waits
/// in a queue that is full.
/// </summary>
/// <param name="most">Requests at work at once, 1 or more.</param>
/// <param name="mostOfOne">Of them at most so many of one tenant, 1 or more.</param>
/// <param name="queueOfOne">Requests of one tenant that may wait, 0 or more.</param>
/// <param name="queue">Requests that may wait in all, 0 or more.</param>
internal sealed class FairGate(int most, int mostOfOne, int queueOfOne, int queue)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);
    private readonly LinkedList<Line> _turns = [];
    private int _atWork;
    private int _waiting;

    /// <summary>Takes a place, perhaps after waiting for it. False when too many wait already. Give it back with <see cref="Leave"/>.</summary>
    public async ValueTask<bool> EnterAsync(string tenant, CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource>? place;
        Line? line;
        lock (_gate)
        {
            line = LineOf(tenant);
            if (_atWork < most && line.AtWork < mostOfOne && line.Queue.Count == 0)
            {
                Begin(line);
                return true;
            }

            if (_waiting >= queue || line.Queue.Count >= queueOfOne)
            {
                Tidy(tenant, line);
                return false;
            }

            place = line.Queue.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            _waiting++;
            if (line.Queue.Count == 1)
            {
                _turns.AddLast(line);
            }
        }

        await using var registration = cancellationToken.Register(() => GiveUp(tenant, line, place));
        await place.Value.Task;
        return true;
    }

    public void Leave(string tenant)
    {
        lock (_gate)
        {
            var line = _lines[tenant];
            line.AtWork--;
            _atWork--;
            Next();
            Tidy(tenant, line);
        }
    }

    /// <summary>Hands free places to the lines in turn; a line that has its share already is passed over.</summary>
    private void Next()
    {
        for (var left = _turns.Count; left > 0 && _atWork < most; left--)
        {
            var line = _turns.First!.Value;
            _turns.RemoveFirst();
            if (line.AtWork < mostOfOne)
            {
                var place = line.Queue.First!.Value;
                line.Queue.RemoveFirst();
                _waiting--;
                Begin(line);
                place.TrySetResult();
            }

            if (line.Queue.Count > 0)
            {
                _turns.AddLast(line);
            }
        }
    }

    private void Begin(Line line)
    {
        line.AtWork++;
        _atWork++;
    }

    private void GiveUp(string tenant, Line line, LinkedListNode<TaskCompletionSource> place)
    {
        lock (_gate)
        {
            if (place.List is null)
            {
                return;
            }

            line.Queue.Remove(place);
            _waiting--;
            if (line.Queue.Count == 0)
            {
                _turns.Remove(line);
            }

            Tidy(tenant, line);
        }

        place.Value.TrySetCanceled();
    }

    private Line LineOf(string tenant)
    {
        if (!_lines.TryGetValue(tenant, out var line))
        {
            _lines[tenant] = line = new Line();
        }

        return line;
    }

    private void Tidy(string tenant, Line line)
    {
        if (line.AtWork == 0 && line.Queue.Count == 0)
        {
            _lines.Remove(tenant);
        }
    }

    private sealed class Line
    {
        public LinkedList<TaskCompletionSource> Queue { get; } = [];

        public int AtWork { get; set; }
    }
}
