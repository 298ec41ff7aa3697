using System.Globalization;
using Speed;

namespace Peers;

/// <summary>Runs contenders in turn, many rounds, so that whatever else the machine does falls on all of them; medians, and ratios to the peers.</summary>
internal sealed class Contest(double seconds)
{
    private const int Rounds = 7;

    private readonly List<string> _table = [];

    public void Run(Work work, IReadOnlyList<IContender> contenders)
    {
        Compare(work, "training", "samples/s", contenders, c => c.Epoch, time => work.Samples / time, moreIsBetter: true);
        Compare(work, "inference_batch_128", "samples/s", contenders, c => c.Batch, time => Work.BatchSize / time, moreIsBetter: true);
        Compare(work, "one_sequence", "us", contenders, c => c.One, time => time * 1e6, moreIsBetter: false);
    }

    public void PrintTable()
    {
        Console.WriteLine();
        Console.WriteLine("| work | metric | ours | peer | theirs | ratio |\n|---|---|---|---|---|---|");
        _table.ForEach(Console.WriteLine);
    }

    private void Compare(Work work, string metric, string unit, IReadOnlyList<IContender> contenders, Func<IContender, Action?> select, Func<double, double> value, bool moreIsBetter)
    {
        var able = contenders.Select(c => (c.Name, Action: select(c), Times: new List<double>())).Where(c => c.Action is not null).ToList();
        for (int round = 0; round < Rounds; round++)
        {
            able.ForEach(c => c.Times.Add(Figure.Median(seconds / Rounds, c.Action!)));
        }

        var values = able.Select(c => (c.Name, Value: value(c.Times.Order().ElementAt(Rounds / 2)))).ToList();
        values.ForEach(v => Figure.Print($"{work.Name}, {v.Name}", metric, v.Value, unit));
        foreach (var (name, theirs) in values.Skip(1))
        {
            double ratio = moreIsBetter ? values[0].Value / theirs : theirs / values[0].Value;
            _table.Add(string.Create(CultureInfo.InvariantCulture, $"| {work.Name} | {metric} | {values[0].Value:N1} {unit} | {name} | {theirs:N1} | {ratio:F1} × |"));
        }
    }
}
