using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The exceptions of <see cref="ArgumentCheck"/>: rule, model, layer, parameter, received, expected, remedy.</summary>
internal sealed class ShapeSentences(ModelDefinition definition)
{
    private readonly TimeStepRemedies _timeSteps = new(definition);

    public static int[] Extents(Array array)
    {
        int[] extents = new int[array.Rank];
        for (int axis = 0; axis < extents.Length; axis++)
        {
            extents[axis] = array.GetLength(axis);
        }

        return extents;
    }

    public ShapeMismatchException OfInput(string method, PortLayout port, int input, string name, int[] received, bool batched)
    {
        int[] expected = batched ? [-1, .. port.Shape] : port.Shape;
        var sample = received.AsSpan(batched ? Math.Min(1, received.Length) : 0);
        var (rule, cause) =
            received.Length < expected.Length ? (RuntimeRules.InputRankTooLow, $"it has {Axes(received.Length)}, {expected.Length} expected. {MissingAxis(method, name, port, received, batched)}")
            : received.Length > expected.Length ? (RuntimeRules.InputRankTooHigh, $"it has {Axes(received.Length)}, {expected.Length} expected. [Input({Inner(port.Shape)})] declares the axes of one sample; drop the axes of extent 1, or declare more.")
            : Swapped(sample, port.Shape) ? (RuntimeRules.TimeFeatureSwapped, "time and features look swapped. Swap the axes of the array, or the arguments of [Input].")
            : (RuntimeRules.ExtentMismatch, $"{Difference(sample, port.Shape)}. Pass samples of {ShapeText.Of(port.Shape)}, or change [Input({Inner(port.Shape)})].");
        return Mismatch(rule, method, $"'{name}' is {ShapeText.Of(received)} but the model takes {Batched(expected)}: {cause}", name, InputLayer(input)?.Display, expected, received);
    }

    public ShapeMismatchException OfTarget(string method, PortLayout port, int target, string name, int[] received)
    {
        int output = definition.OutputOf(target);
        int[] expected = [-1, .. port.Shape];
        if (received.Length != expected.Length)
        {
            return OfTargetRank(method, port, output, name, expected, received);
        }

        var layer = OutputLayer(output);
        bool same = port.Shape.AsSpan().SequenceEqual(definition.Outputs[output].Shape);
        var sample = received.AsSpan(1);
        int last = port.Shape.Length - 1;
        bool classes = same && sample[..last].SequenceEqual(port.Shape.AsSpan(0, last));
        var rule = classes ? RuntimeRules.ClassCountMismatch : RuntimeRules.ExtentMismatch;
        string remedy = classes ? $"Set the units of the last layer to {sample[last]}, or pass targets of {port.Shape[last]}."
            : definition.ValuesOf(target) == TargetValues.BlankPadded ? LabelColumns(sample[0], port.Shape[0], definition.Outputs[output].Shape[0])
            : port.Shape.Length > 0 && sample[0] != port.Shape[0] ? _timeSteps.Of(name, sample[0], port.Shape[0])
            : $"Pass targets of {ShapeText.Of(port.Shape)} per sample.";
        string needs = same ? "" : $", so that the target is {Batched(expected)}";
        return Mismatch(rule, method, $"'{name}' is {ShapeText.Of(received)} but {layer.Display} gives {Batched([-1, .. layer.OutputShape])}{needs}: {Difference(sample, port.Shape)}. {remedy}", name, layer.Display, expected, received);
    }

    public ShapeMismatchException OfFlat(string method, string name, int received, PortLayout port) =>
        Mismatch(RuntimeRules.ExtentMismatch, method, $"'{name}' has {received} values, no whole number of samples of {ShapeText.Of(port.Shape)} with {port.Elements} values each. Pass samples one after the other, row-major.", name, null, [-1, .. port.Shape], [received]);

    public ShapeMismatchException OfBuffer(string method, string name, int received, long expected, string what) =>
        Mismatch(RuntimeRules.ExtentMismatch, method, $"'{name}' has {received} values, {expected} expected: {what}.", name, null, [(int)Math.Min(expected, int.MaxValue)], [received]);

    public ShapeMismatchException OfCount(string method, string name, int received, string other, int expected) =>
        Mismatch(RuntimeRules.SampleCountMismatch, method, $"'{name}' has {received} samples but '{other}' has {expected}; each sample needs one of both.", name, null, [expected], [received]);

    public ShapeMismatchException OfNothing(string method, string name) =>
        Mismatch(RuntimeRules.SampleCountMismatch, method, $"'{name}' has no samples; at least one is needed.", name, null, [-1], [0]);

    public ShapeMismatchException OfBatch(string method, string what, int received, bool one) =>
        Mismatch(RuntimeRules.StatefulBatchDivides, method, $"{received} samples in {what}, but the model keeps states for batches of {definition.StatefulBatch}. Pass {(one ? "" : "a multiple of ")}{definition.StatefulBatch} samples, or change BatchSize of [Input].", what.Trim('\''), null, [definition.StatefulBatch], [received]);

    public ShapeMismatchException OfSplit(string method, double share, int training, int validation) => Mismatch(RuntimeRules.StatefulBatchDivides, method,
        FormattableString.Invariant($"ValidationSplit = {share} leaves {training} of {training + validation} samples to train on and {validation} to validate on, but the model keeps states for batches of {definition.StatefulBatch}. ")
        + (training + validation == definition.StatefulBatch ? "One batch cannot be split: pass validationData." : $"Shares that leave whole batches: {WholeShares.Text(training + validation, definition.StatefulBatch, share)}."), "options", null, [definition.StatefulBatch], [training, validation]);

    public ShapeMismatchException OfWeights(string method, string name, int[] received, int[] expected) =>
        Mismatch(RuntimeRules.WeightShape, method, $"'{name}' is {ShapeText.Of(received)}, {ShapeText.Of(expected)} expected: one weight per {(expected.Length == 1 ? "sample; for weights per step use stepWeight" : "sample and step; for weights per sample use sampleWeight")}.", name, null, expected, received);

    public ArgumentException OfElement(string method, string name, Type received, bool isInt) =>
        new($"{definition.Name}.{method}: '{name}' holds {received.Name}, but the model takes {(isInt ? "int" : "float")}. Convert the array{(isInt ? "" : ", for example with Sequences.ToSingle")}.", name);

    // The compiler's sentence, with the extents it could not know.
    private ShapeMismatchException OfTargetRank(string method, PortLayout port, int output, string name, int[] expected, int[] received)
    {
        var rule = received.Length > expected.Length ? RuntimeRules.TargetRankTooHigh : RuntimeRules.TargetRankTooLow;
        int[] shape = [.. definition.Outputs[output].Shape];
        var cause = definition.OutputLayers.Length == 0 && Deciding() is { } layer && layer.GivesEveryStep == received.Length < expected.Length ? layer : null;
        bool sequence = cause?.GivesEveryStep ?? false;
        string noun = definition.Loss?.Contains("categorical", StringComparison.OrdinalIgnoreCase) == true ? "label" : "target";
        string because = cause is null ? "" : $" because {cause.Display} returns {(sequence ? "every step" : "only its last step")}";
        string remedy = cause is null
            ? $"Pass {Batched(expected)}."
            : $"Set ReturnSequences = {(sequence ? "false" : "true")} on {cause.Display}, or pass one {noun} per {(sequence ? "step" : "sequence")}.";
        string text = $"{Whole(output, shape)} is {Batched([-1, .. shape])}{because}, but '{name}' is {ShapeText.Of(received)}, {Axes(received.Length)} where the target has {expected.Length}. {remedy}";
        return Mismatch(rule, method, text, name, (cause ?? OutputLayer(output)).Display, expected, received);
    }

    /// <summary>In a list: the last layer that decided on the time axis, as far as those behind it keep the rank.</summary>
    private LayerDefinition? Deciding()
    {
        int at = definition.Layers.Length - 1;
        while (at > 0 && definition.Layers[at].GivesEveryStep is null && definition.Layers[at].OutputShape.Length == definition.Layers[at - 1].OutputShape.Length)
        {
            at--;
        }

        return definition.Layers[at].GivesEveryStep is null ? null : definition.Layers[at];
    }

    private string Whole(int output, int[] shape) => definition.Outputs.Length > 1 ? $"the output '{definition.Outputs[output].Name}'" : $"the model is {Kind(shape)}: its output";

    private string Kind(int[] output)
    {
        string input = definition.Inputs.Length > 0 && definition.Inputs[0].Shape.Length > 1 ? "sequence" : "vector";
        return $"{input}-to-{(output.Length > 1 ? "sequence" : input == "sequence" ? "label" : "vector")}";
    }

    private ShapeMismatchException Mismatch(RuntimeRule rule, string method, string text, string name, string? layer, int[] expected, int[] received) =>
        new(rule, $"{definition.Name}.{method}: {text}", name) { Model = definition.Name, Layer = layer, Expected = expected, Actual = received };

    private LayerDefinition? InputLayer(int input) =>
        Array.Find(definition.Layers, l => l.Name == definition.Inputs[input].Name) ?? (definition.Layers.Length > 0 ? definition.Layers[0] : null);

    private LayerDefinition OutputLayer(int output) => output < definition.OutputLayers.Length
        ? definition.Layers[definition.OutputLayers[output]]
        : Array.Find(definition.Layers, l => l.Name == definition.Outputs[output].Name) ?? definition.Layers[^1];

    private static string LabelColumns(int received, int columns, int steps) =>
        FormattableString.Invariant($"{(received < columns ? "Pad the labels with 0" : "Crop the labels")} to the MaxLabelLength of [Ctc], {columns} {(columns == 1 ? "column" : "columns")}{(received <= steps ? $", or set MaxLabelLength = {received}" : "")}.");

    private static bool Swapped(ReadOnlySpan<int> received, int[] expected) =>
        expected.Length == 2 && received.Length == 2 && expected[0] != expected[1] && received[0] == expected[1] && received[1] == expected[0];

    private static string MissingAxis(string method, string name, PortLayout port, int[] received, bool batched) =>
        port.Shape is [_, .., 1] && received.AsSpan(batched ? 1 : 0).SequenceEqual(port.Shape.AsSpan(0, port.Shape.Length - 1)) ? $"One feature has an axis, too: pass Sequences.AddFeatureAxis({name})."
        : batched && port.Shape.Length > 1 && received.AsSpan().SequenceEqual(port.Shape) ? $"This is one sample: {(method == "Predict" ? "call PredictOne, or " : "")}pass (1, {Inner(port.Shape)})."
        : batched && port.Shape.Length > 1 ? $"A sequence model takes (samples, steps, features): reshape to (n, {Inner(port.Shape)})."
        : $"Reshape to ({(batched ? "n, " : "")}{Inner(port.Shape)}).";

    private static string Difference(ReadOnlySpan<int> received, int[] expected)
    {
        for (int axis = 0; axis < expected.Length; axis++)
        {
            if (received[axis] != expected[axis])
            {
                return $"{received[axis]} {AxisName(axis, expected.Length)} received, {expected[axis]} expected";
            }
        }

        return "the extents differ";
    }

    private static string AxisName(int axis, int rank) => axis == rank - 1 ? "values on the last axis" : axis == 0 ? "steps" : $"on axis {axis + 1}";

    private static string Axes(int rank) => rank == 1 ? "1 axis" : $"{rank} axes";

    private static string Inner(int[] shape) => string.Join(", ", shape);

    private static string Batched(int[] extents) => ShapeText.Of(extents).Replace("(-1", "(n", StringComparison.Ordinal);
}
