namespace NeuralSeqGen;

/// <summary>The best candidates of a step, and the best of those that may end, so that there is a hypothesis whenever one is asked for. Of equal ones the earlier counts.</summary>
internal sealed class CtcBeam(int width)
{
    private readonly PriorityQueue<CtcCandidate, (double Score, int Order)> _kept = new(Comparer<(double Score, int Order)>.Create((a, b) => a.Score != b.Score ? a.Score.CompareTo(b.Score) : b.Order.CompareTo(a.Order)));
    private (CtcCandidate Candidate, double Score, int Order) _complete;
    private int _order;

    public void Clear()
    {
        _kept.Clear();
        _complete = (default, double.NegativeInfinity, -1);
        _order = 0;
    }

    public void Offer(CtcCandidate candidate)
    {
        double score = candidate.Score;
        if (double.IsNegativeInfinity(score))
        {
            return;
        }

        if (candidate.IsComplete && score > _complete.Score)
        {
            _complete = (candidate, score, _order);
        }

        if (_kept.Count < width)
        {
            _kept.Enqueue(candidate, (score, _order));
        }
        else
        {
            _kept.EnqueueDequeue(candidate, (score, _order));
        }

        _order++;
    }

    /// <summary>Those that are kept, in the order in which they came.</summary>
    public List<CtcCandidate> Kept()
    {
        var kept = _kept.UnorderedItems.Select(item => (item.Element, item.Priority)).OrderByDescending(item => item.Priority.Score).ThenBy(item => item.Priority.Order).ToList();
        if (_complete.Order >= 0 && !kept.Any(item => item.Element.IsComplete))
        {
            kept[^1] = (_complete.Candidate, (_complete.Score, _complete.Order));
        }

        return [.. kept.OrderBy(item => item.Priority.Order).Select(item => item.Element)];
    }
}
