using System.Globalization;
using Speed;

namespace Peers;

/// <summary>Runs contenders in turn, many rounds, so that whatever else the machine does falls on all of them; medians, and ratios to the peers.</summary>
internal sealed class Contest(double seconds, double peak)
{
    /// <summary>Epochs of one call of Fit: as a user trains, what a call costs once falls on several.</summary>
    public const int Epochs = 5;

    private const int Rounds = 7, Calls = 100;

    private readonly List<string> _table = [];

    public void Run(Work work, IReadOnlyList<IContender> contenders)
    {
        double samples = work.Samples * Epochs;
        var one = Compare(work, "training, 1 thread", "samples/s", contenders, c => c.Train(1), time => samples / time, moreIsBetter: true, time => samples * work.Flops / time / 1e9 / peak);
        var two = Compare(work, "training, 2 threads", "samples/s", contenders, c => c.Train(2), time => samples / time, moreIsBetter: true);
        Figure.Print($"{work.Name}, {contenders[0].Name}", "two threads over one", two / one, "");
        Compare(work, "inference, batch of 128", "samples/s", contenders, c => c.Batch, time => Work.BatchSize / time, moreIsBetter: true);
        Compare(work, "one sequence", "us", contenders, c => Repeated(c.One), time => time / Calls * 1e6, moreIsBetter: false);
        Compare(work, "one step of a stream", "us", contenders, c => Repeated(c.Step), time => time / Calls * 1e6, moreIsBetter: false);
    }

    public void PrintTable()
    {
        Console.WriteLine();
        Console.WriteLine("| work | metric | ours | of peak | peer | theirs | ratio |\n|---|---|---|---|---|---|---|");
        _table.ForEach(Console.WriteLine);
    }

    // a call may be shorter than a tick of the clock
    private static Action? Repeated(Action? action) => action is null ? null : () =>
    {
        for (int i = 0; i < Calls; i++)
        {
            action();
        }
    };

    /// <summary>Our own value.</summary>
    private double Compare(
        Work work, string metric, string unit, IReadOnlyList<IContender> contenders, Func<IContender, Action?> select, Func<double, double> value, bool moreIsBetter, Func<double, double>? share = null)
    {
        var able = contenders.Select(c => (c.Name, Action: select(c), Times: new List<double>())).Where(c => c.Action is not null).ToList();
        for (int round = 0; round < Rounds; round++)
        {
            able.ForEach(c => c.Times.Add(Figure.Median(seconds / Rounds, c.Action!)));
        }

        var medians = able.Select(c => (c.Name, Time: c.Times.Order().ElementAt(Rounds / 2))).ToList();
        if (medians.Count == 0)
        {
            return double.NaN;
        }

        medians.ForEach(m => Figure.Print($"{work.Name}, {m.Name}", metric, value(m.Time), unit, share?.Invoke(m.Time) ?? double.NaN));
        double ours = value(medians[0].Time);
        string figure = string.Create(CultureInfo.InvariantCulture, $"| {work.Name} | {metric} | {ours:N2} {unit} | {(share is null ? "" : share(medians[0].Time).ToString("P0", CultureInfo.InvariantCulture))}");
        foreach (var (name, time) in medians.Skip(1))
        {
            double ratio = moreIsBetter ? ours / value(time) : value(time) / ours;
            _table.Add(string.Create(CultureInfo.InvariantCulture, $"{figure} | {name} | {value(time):N2} | {ratio:F1} × |"));
        }

        if (medians.Count == 1)
        {
            _table.Add(figure + " | - | - | - |");
        }

        return ours;
    }
}
