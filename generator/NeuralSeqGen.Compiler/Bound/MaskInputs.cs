using System.Collections.Generic;
using System.Linq;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>Inputs whose steps are masked by a value of theirs: all that reads them makes a mask of it.</summary>
internal static class MaskInputs
{
    /// <summary>The value that masks a step of an input; null where a layer reads the input without a mask, or with one of another value.</summary>
    public static double? ValueOf(BoundLayer input, IReadOnlyList<BoundLayer> layers) =>
        Values(input, layers).Distinct().Take(2).ToList() is [{ } value] ? value : null;

    private static IEnumerable<double?> Values(BoundLayer input, IReadOnlyList<BoundLayer> layers) =>
        from layer in layers
        where layer.Inputs.Contains(input)
        from value in layer.Model is { } model ? Values(model.Input.Layer, model.Layers) : [layer.Layer.MaskedValue(layer)]
        select value;
}
