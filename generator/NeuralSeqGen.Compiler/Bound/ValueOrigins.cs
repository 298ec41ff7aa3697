using System;
using System.Collections.Generic;
using System.Linq;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>
/// Finds what made the values of a layer's output: through layers that pass values on, such as Reshape and Dropout, through wrappers, models used as layers
/// and layers that are used again.
/// </summary>
internal static class ValueOrigins
{
    /// <summary>What made the values, several where a layer joins them; none where it is not known of all.</summary>
    public static IReadOnlyList<ValueOrigin> Of(BoundLayer layer) => Of(layer, () => []);

    /// <param name="layer">A layer of a model.</param>
    /// <param name="input">What made the values of the model's input.</param>
    private static IReadOnlyList<ValueOrigin> Of(BoundLayer layer, Func<IReadOnlyList<ValueOrigin>> input) =>
        layer.Layer.IsInput ? input() : Made(layer, () => Joined(layer.Inputs.Select(l => Of(l, input)).ToList()));

    /// <param name="layer">A layer in its place, or one inside a wrapper.</param>
    /// <param name="read">What made the values it reads.</param>
    private static IReadOnlyList<ValueOrigin> Made(BoundLayer layer, Func<IReadOnlyList<ValueOrigin>> read) =>
        layer.Model is { } model ? Inside(model, read) :
        layer.Inner.Count == 1 ? Made(layer.Inner[0], read) :
        layer.Layer.JoinsInner(layer) ? Joined(layer.Inner.Select(inner => Made(inner, read)).ToList()) :
        layer.Layer.Activation(layer) is { } activation ? (KeepsPositive(layer, activation) && read() is var before && before.Count > 0 && before.All(origin => origin.IsPositive) ? before : [new(layer, activation)]) :
        layer.Layer.PassesOn(layer) ? read() : [];

    /// <summary>Whether positive values leave it as they came.</summary>
    private static bool KeepsPositive(BoundLayer layer, string activation) => layer.Weights.Count == 0 && activation is "Relu" or "LeakyRelu" or "Elu";

    private static IReadOnlyList<ValueOrigin> Inside(BoundSubModel model, Func<IReadOnlyList<ValueOrigin>> read)
    {
        var outside = new List<ValueOrigin>();
        var found = Of(model.Output, () =>
        {
            outside.AddRange(read());
            return outside;
        });
        return found.Select(origin => outside.Contains(origin) || origin.Model.Length > 0 ? origin : origin with { Model = model.Spec.Name }).ToList();
    }

    private static IReadOnlyList<ValueOrigin> Joined(IReadOnlyList<IReadOnlyList<ValueOrigin>> inputs) =>
        inputs.All(i => i.Count > 0) ? inputs.SelectMany(i => i).Distinct().ToList() : [];
}
