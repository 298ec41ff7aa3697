using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>Compares the weights of a model with the file that it is made with, as the runtime does when it loads one.</summary>
internal static class WeightFileChecks
{
    private const int NamesShown = 8;

    /// <summary>What does not fit, as a sentence about the first of it; null where all does.</summary>
    public static string? Problem(WeightFileSpec file, string path, IReadOnlyList<BoundLayer> layers, IReadOnlyList<BoundWeight> weights, bool isGraph, string model)
    {
        var tensors = file.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        var own = new HashSet<string>(weights.Select(weight => weight.Name), StringComparer.Ordinal);
        List<string> problems =
        [
            .. weights.Select(weight => Misfit(weight, tensors.TryGetValue(weight.Name, out var tensor) ? tensor : null, file, path, layers)).Where(problem => problem is not null).Select(problem => problem!),
            .. file.Tensors.Where(tensor => !own.Contains(tensor.Name)).Select(tensor => $"'{path}' also holds '{tensor.Name}' {tensor.Shape}, for which the model has no place. Declare the layer that it belongs to, or save the file again from this model"),
        ];
        if (problems.Count == 0 && file.Architecture is { } written && ArchitectureHash.Of(layers, isGraph) is var actual && written != actual)
        {
            problems.Add($"'{path}' was written by {file.Writer ?? "a model"} of another architecture ({written}, not {actual}): its weights have the same shapes but another meaning. Compare the arguments of the layers, or save the file again from {model}");
        }

        return problems.Count == 0 ? null : problems[0] + (problems.Count == 1 ? "." : $". This is the first of {problems.Count.ToString(CultureInfo.InvariantCulture)} that do not fit.");
    }

    private static string? Misfit(BoundWeight weight, TensorSpec? tensor, WeightFileSpec file, string path, IReadOnlyList<BoundLayer> layers)
    {
        string shape = Text(weight.Shape);
        return tensor is null ? $"'{path}' has no tensor '{weight.Name}' for {Layer(weight, layers)}, which needs {shape}; it holds {Names(file)}. Declare the layers as the model that wrote it has them, or save it again from this model"
            : tensor.Type != "F32" ? $"'{tensor.Name}' in '{path}' holds {tensor.Type}, but weights are F32. Save it again as F32"
            : tensor.Shape != shape ? $"'{weight.Name}' of {Layer(weight, layers)} is {shape}, but '{path}' has {tensor.Shape}. {Remedy(weight, shape, tensor.Shape)}"
            : null;
    }

    // The bias is what the two kinds of GRU differ in: (3u,) or (2, 3u).
    private static string Remedy(BoundWeight weight, string own, string other)
    {
        bool isBias = weight.LocalName.EndsWith("bias", StringComparison.Ordinal);
        return isBias && other == "(2, " + own.TrimStart('(').Replace(",)", ")") ? "The file's GRU resets after the product: set ResetAfter = true on the layer"
            : isBias && own == "(2, " + other.TrimStart('(').Replace(",)", ")") ? "The file's GRU resets before the product: set ResetAfter = false on the layer"
            : "Declare the layer as the model that wrote the file has it, or save the file again from this model";
    }

    private static string Layer(BoundWeight weight, IReadOnlyList<BoundLayer> layers) =>
        layers.Where(layer => weight.Name.StartsWith(layer.Name + "/", StringComparison.Ordinal)).OrderByDescending(layer => layer.Name.Length).FirstOrDefault()?.Display ?? $"'{weight.Layer}'";

    private static string Names(WeightFileSpec file) => file.Tensors.Count == 0 ? "no tensor at all" :
        string.Join(", ", file.Tensors.Take(NamesShown).Select(tensor => tensor.Name)) + (file.Tensors.Count > NamesShown ? ", …" : "");

    private static string Text(Shape shape) => shape.Rank == 1 ? "(" + Naming.Number(shape[0]) + ",)" : Naming.Sample(shape);
}
