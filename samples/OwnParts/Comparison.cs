using System.Diagnostics;
using NeuralSeqGen;

/// <summary>Trains the three models on the same names and sets their results side by side.</summary>
internal sealed class Comparison
{
    private const int FewNames = 200;

    private static readonly FitOptions Options = new() { Epochs = 20, BatchSize = 64, Seed = 1 };

    private readonly Corpus _corpus;
    private readonly float[,,] _x;
    private readonly int[] _y;
    private readonly float[,,] _test;
    private readonly int[] _counts;

    internal Comparison(Corpus corpus)
    {
        _corpus = corpus;
        _x = Letters.Encode(corpus.Train);
        _y = [.. corpus.Train.Select(example => example.Class)];
        _test = Letters.Encode(corpus.Test);
        _counts = [.. Enumerable.Range(0, Corpus.ClassCount).Select(c => _y.Count(label => label == c))];
    }

    /// <summary>Classes of few names; one that has none to learn from or to test on is left out.</summary>
    private List<int> Rare => [.. Enumerable.Range(0, Corpus.ClassCount).Where(c => _counts[c] is > 1 and < FewNames && _corpus.Test.Any(example => example.Class == c)).OrderBy(c => _counts[c])];

    /// <summary>Trains and prints; how far the own cell as plain C# is from the one in its model.</summary>
    internal float Run()
    {
        Console.WriteLine($"{_corpus.Train.Count:N0} surnames to learn from, {_corpus.Test.Count:N0} to test on; {Rare.Count} of {Corpus.ClassCount} nationalities have fewer than {FewNames} names");
        Console.WriteLine();
        Console.WriteLine("                                      weights   accuracy   recall of the rare   training");
        WithGru gru = new(1);
        WithOwnCell cell = new(1);
        WithOwnLoss loss = new(1);
        Train("Gru", gru, () => gru.Fit(_x, _y, Options), () => gru.Predict(_test));
        var without = Train("minimal gated unit", cell, () => cell.Fit(_x, _y, Options), () => cell.Predict(_test));
        var with = Train("minimal gated unit, own loss", loss, () => loss.Fit(_x, _y, Options), () => loss.Predict(_test));
        ShowRare(without, with);
        float difference = CellTest.Difference(cell, _test);
        Console.WriteLine();
        Console.WriteLine($"the cell as plain C# and in the model, on '{_corpus.Test[0].Name}': at most {difference:0.0E+0} apart");
        return difference;
    }

    private Result Train(string name, ISequenceModel model, Action fit, Func<float[,]> predict)
    {
        var clock = Stopwatch.StartNew();
        fit();
        double seconds = clock.Elapsed.TotalSeconds;
        var result = Result.Of(_corpus.Test, Sequences.ArgMax(predict()));
        Console.WriteLine($"{name,-36} {model.ParameterCount,8:N0} {result.Accuracy,10:P1} {result.MeanOf(Rare),20:P1} {seconds,8:F1} s");
        return result;
    }

    private void ShowRare(Result without, Result with)
    {
        Console.WriteLine();
        Console.WriteLine("recall              names   cross-entropy   own loss");
        foreach (int c in Rare)
        {
            Console.WriteLine($"{_corpus.Classes[c],-18} {_counts[c],6} {without.Recall[c],15:P0} {with.Recall[c],10:P0}");
        }
    }
}
