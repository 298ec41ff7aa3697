using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Names an element of the parameters as messages do.</summary>
internal static class WeightText
{
    /// <summary>Such as <c>gru_1/kernel[17]</c>.</summary>
    public static string At(ModelDefinition definition, long parameter)
    {
        foreach (var weight in definition.Weights)
        {
            if (parameter < weight.Offset + weight.Length)
            {
                return FormattableString.Invariant($"{weight.Name}[{parameter - weight.Offset}]");
            }
        }

        return "a parameter";
    }
}
