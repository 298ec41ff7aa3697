using System.Globalization;
using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Import;

namespace NeuralSeqGen.Keras.Weights;

/// <summary>An optimizer's variables in the order of the file: single numbers in front, which count and give the learning rate, then arrays. Single numbers behind them follow from the count (Nadam's product).</summary>
internal sealed record OptimizerVariables(long Batches, double? LearningRate, IReadOnlyList<SavedArray> Arrays)
{
    private const string Group = "optimizer";

    /// <param name="saved">What the file has of the optimizer.</param>
    public static OptimizerVariables Of(SavedWeights saved)
    {
        var all = saved switch
        {
            PositionalWeights positional when positional.Groups.All(group => group.Key == Group || group.Value.Count == 0) => positional.Groups.GetValueOrDefault(Group) ?? [],
            NamedWeights { Layers: [var layer] } => layer.Arrays,
            _ => throw new RefusedImportException("it holds another optimizer inside"),
        };
        var counters = all.TakeWhile(array => array.Shape.Count == 0).ToList();
        var count = counters.FirstOrDefault(array => array.ElementType.Contains("int", StringComparison.Ordinal));
        var rate = counters.FirstOrDefault(array => array.ElementType.StartsWith("float", StringComparison.Ordinal));
        return new(count is null ? 0 : (long)count.Read()[0], rate is null ? null : Rate(rate.Read()[0]), [.. all.Where(array => array.Shape.Count > 0)]);
    }

    /// <summary>The number that was meant: float32 has 0.001 as 0.0010000000474974513.</summary>
    private static double Rate(float rate) => float.IsFinite(rate) && rate >= 0 ? double.Parse(rate.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : throw new RefusedImportException($"its learning rate is {rate.ToString(CultureInfo.InvariantCulture)}");
}
