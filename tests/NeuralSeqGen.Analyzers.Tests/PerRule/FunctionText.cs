namespace NeuralSeqGen.Analyzers.Tests.PerRule;

/// <summary>Models with functions, in short.</summary>
internal static class FunctionText
{
    /// <summary>Attributes and functions with a bar between: a class of sequences of 4 steps and 6 features, a function being what stands behind its attribute.</summary>
    public static string Of(string source)
    {
        string[] halves = source.Split(" | ");
        string functions = string.Concat(halves[1..].Select(function => (function[0] == '!' ? "    " : "    [TensorFunction] ") + "internal static " + function.TrimStart('!') + "\n"));
        return $"using static NeuralSeqGen.Tensor;\n[SequenceModel, Input(4, 6), {halves[0]}]\npublic sealed partial class Model\n{{\n{functions}}}\n";
    }
}
