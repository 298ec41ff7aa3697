using System.Globalization;
using NeuralSeqGen;

/// <summary>What the sample prints about a model.</summary>
internal static class Report
{
    /// <summary>The Keras table, then the parameters of each layer that has weights.</summary>
    internal static void Describe(ISequenceModel model)
    {
        Console.WriteLine(model.Name);
        Console.WriteLine(model.GetSummary().TrimEnd());
        foreach (var layer in model.Weights.GroupBy(weight => weight.Layer))
        {
            Console.WriteLine($"{layer.Key}: {layer.Sum(weight => weight.Length):N0} parameters");
        }

        Console.WriteLine();
    }

    /// <summary>One line on a finished training.</summary>
    internal static void Trained(ISequenceModel model, History history)
    {
        var last = history.Last;
        Console.WriteLine($"{model.Name}: {last.Training.Samples:N0} samples in {last.Duration.TotalMilliseconds:F0} ms");
        Console.WriteLine($"{model.Name} loss {last.Training.Loss:F5}");
    }

    /// <summary>Eight numbers to compare two builds by.</summary>
    internal static void Numbers(string title, IEnumerable<float> values) =>
        Console.WriteLine($"{title} {string.Join(' ', values.Select(value => value.ToString("F5", CultureInfo.InvariantCulture)))}");
}
