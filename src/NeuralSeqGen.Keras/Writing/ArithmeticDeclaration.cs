using NeuralSeqGen.Keras.Declaration;
using NeuralSeqGen.Keras.Graph;
using NeuralSeqGen.Keras.Import;

namespace NeuralSeqGen.Keras.Writing;

/// <summary>Arithmetic of a tensor and a number, <c>2 * x</c>, <c>x - 1</c>, <c>-x</c>: a Rescaling, <c>x·scale + offset</c>.</summary>
internal static class ArithmeticDeclaration
{
    /// <summary>Whether an operation is of this kind.</summary>
    public static bool Is(KerasLayer layer, KerasCall call) => call.Inputs.Count == 1 && call.Arguments.Count == 0
        && (layer.ClassName == "ops.Negative" ? call.Operands.Count == 1 : call.Operands.Count == 2 && call.Constants.Count == 1 && Factors(layer, call) is not null);

    public static KerasAttribute Of(KerasLayer layer, KerasCall call)
    {
        var (scale, offset) = layer.ClassName == "ops.Negative" ? (-1, 0) : Factors(layer, call)!.Value;
        if (!double.IsFinite(scale) || !double.IsFinite(offset))
        {
            throw new RefusedImportException($"the operation '{layer.Name}' ({layer.ClassName}) divides by 0");
        }

        var rescaling = new KerasAttribute("Rescaling");
        rescaling.Add(KerasText.Number(scale));
        if (offset != 0)
        {
            rescaling.Set("Offset", KerasText.Number(offset));
        }

        return rescaling;
    }

    private static (double Scale, double Offset)? Factors(KerasLayer layer, KerasCall call)
    {
        double number = call.Constants[0];
        bool isFirst = call.Operands[0].Real() is not null;
        return layer.ClassName switch
        {
            "ops.Add" => (1, number),
            "ops.Subtract" => isFirst ? (-1, number) : (1, -number),
            "ops.Multiply" => (number, 0),
            "ops.Divide" or "ops.TrueDivide" when !isFirst => (1 / number, 0),
            _ => null,
        };
    }
}
