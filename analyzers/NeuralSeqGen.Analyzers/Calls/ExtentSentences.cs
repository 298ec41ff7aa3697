using System.Linq;
using NeuralSeqGen.Analyzers.Flow;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Emit.Surface;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>What is said of an array whose extents do not fit: the sentences of the runtime's ShapeSentences.</summary>
internal static class ExtentSentences
{
    public static string Swapped(CallArray array, ExtentsFact received) => Input(array, received, "time and features look swapped. Swap the axes of the array, or the arguments of [Input].");

    /// <param name="array">An input.</param>
    /// <param name="received">Its extents.</param>
    /// <param name="axis">The first axis of a sample that differs.</param>
    public static string Extent(CallArray array, ExtentsFact received, int axis) =>
        Input(array, received, $"{Difference(array, received, axis)}. Pass samples of {CallText.Of(array.Sample)}, or change [Input({SurfaceShapes.Extents(array.Sample)})].");

    /// <param name="model">The model.</param>
    /// <param name="array">A target.</param>
    /// <param name="received">Its extents.</param>
    /// <param name="axis">The first axis of a sample that differs.</param>
    /// <param name="classes">Whether that is the number of classes.</param>
    public static string Target(BoundModel model, CallArray array, ExtentsFact received, int axis, bool classes)
    {
        var output = array.Output!;
        var sample = array.Sample;
        string needs = sample.Equals(output.Shape) ? "" : $", so that the target is {SurfaceShapes.Batch(sample)}";
        long? steps = received[1]?.Known;
        string remedy = classes ? $"Set the units of the last layer to {CallText.Number(received[sample.Rank]!.Value.Value)}, or pass targets of {CallText.Number(sample.Last)}."
            : output.Loss?.Loss.TargetValues == "BlankPadded" && steps is { } columns ? LabelColumns(columns, sample[0], output.Shape[0])
            : steps is { } received1 && received1 != sample[0] ? TimeStepRemedies.Of(model, array.Name, received1, sample[0])
            : $"Pass targets of {CallText.Of(sample)} per sample.";
        return $"'{array.Name}' is {CallText.Of(received, true)} but {output.Layer.Display} gives {SurfaceShapes.Batch(output.Layer.OutputShape)}{needs}: {Difference(array, received, axis)}. {remedy}";
    }

    public static string Count(string name, Amount received, string other, Amount expected) => $"'{name}' has {received} samples but '{other}' has {expected}; each sample needs one of both.";

    public static string Nothing(string name) => $"'{name}' has no samples; at least one is needed.";

    public static string Batch(string name, long samples, int batch, bool one) =>
        $"{CallText.Number(samples)} samples in '{name}', but the model keeps states for batches of {CallText.Number(batch)}. Pass {(one ? "" : "a multiple of ")}{CallText.Number(batch)} samples, or change BatchSize of [Input].";

    /// <param name="array">Weights.</param>
    /// <param name="received">Their extents.</param>
    /// <param name="samples">Number of samples.</param>
    public static string Weights(CallArray array, ExtentsFact received, Amount? samples)
    {
        string[] expected = [samples?.ToString() ?? "n", .. array.Sample.Select(rows => CallText.Number(rows))];
        var given = received.Extents.Select((extent, axis) => extent?.ToString() ?? (axis == 0 ? "n" : "?"));
        return $"'{array.Name}' is {CallText.Of(given)}, {CallText.Of(expected)} expected: one weight per {(expected.Length == 1 ? "sample; for weights per step use stepWeight" : "sample and step; for weights per sample use sampleWeight")}.";
    }

    private static string Input(CallArray array, ExtentsFact received, string cause) =>
        $"'{array.Name}' is {CallText.Of(received, array.HasBatch)} but the model takes {(array.HasBatch ? SurfaceShapes.Batch(array.Sample) : CallText.Of(array.Sample))}: {cause}";

    private static string Difference(CallArray array, ExtentsFact received, int axis) =>
        $"{received[axis + (array.HasBatch ? 1 : 0)]} {AxisName(axis, array.Sample.Rank)} received, {CallText.Number(array.Sample[axis])} expected";

    private static string AxisName(int axis, int rank) => axis == rank - 1 ? "values on the last axis" : axis == 0 ? "steps" : $"on axis {CallText.Number(axis + 1)}";

    private static string LabelColumns(long received, int columns, int steps) =>
        $"{(received < columns ? "Pad the labels with 0" : "Crop the labels")} to the MaxLabelLength of [Ctc], {CallText.Number(columns)} {(columns == 1 ? "column" : "columns")}{(received <= steps ? $", or set MaxLabelLength = {CallText.Number(received)}" : "")}.";
}
