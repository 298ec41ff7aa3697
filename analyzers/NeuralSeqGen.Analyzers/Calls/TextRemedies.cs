using NeuralSeqGen.Compiler.Emit.Surface;
using NeuralSeqGen.Compiler.Emit.Text;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>What to do with texts in the place of ids and labels: a model reads ids, and compares with the numbers of classes.</summary>
internal static class TextRemedies
{
    /// <summary>Null where numbers are wanted that no text stands for.</summary>
    public static string? Of(CallPort port, string name) =>
        port.Output is { } output ? OfLabels(port, name, output.Shape.Last, output.LossHasSparseForm)
        : port.Port.IsInteger && port.Port.Shape.Rank == 1 ? $"Texts become ids by a vocabulary: {(port.IsSample ? "pass the row that " : "pass ")}Vocabulary.FromText({name}).Encode({name}, {Literal.Int(port.Port.Shape.Last)}){(port.IsSample ? " gives" : "")}."
        : null;

    private static string? OfLabels(CallPort port, string name, int classes, bool isOneHot)
    {
        if (!port.Port.IsInteger && !isOneHot && port.Output!.Loss?.Loss.TargetValues is not ("Probabilities" or "Signs"))
        {
            return null;
        }

        bool isPerSample = port.Axes == 1 || (isOneHot && port.Axes == 2);
        string numbers = $"{name}.Select(label => Array.IndexOf(classes, label)).ToArray()";
        string call = isOneHot ? $"Sequences.ToCategorical({numbers}, {Literal.Int(classes)})" : numbers;
        return port.Port.IsInteger || isOneHot
            ? "Classes have numbers from 0" + (isPerSample ? $": pass {call}, where 'classes' has their names." : $". Pass one {TypeNames.Array(port.Port.IsInteger, port.Axes)}.")
            : $"Classes are the numbers 0 and 1. Pass one {TypeNames.Array(isInteger: false, port.Axes)}.";
    }
}
