using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Subtracts a mean and divides by a standard deviation, then multiplies by gamma and adds beta, either of which may be left out.</summary>
internal abstract class StandardizingLayer : Layer
{
    public sealed override IReadOnlyList<Argument> CommonArguments { get; } =
    [
        .. CommonLayerArguments.Unary, Argument.Real("Epsilon", 1e-3, min: 0), Argument.Flag("Center", true), Argument.Flag("Scale", true),
        .. CommonLayerArguments.Weight("Gamma", "Ones"), .. CommonLayerArguments.Weight("Beta", "Zeros"),
    ];

    public override Shape InferShape(LayerBinding binding) => binding.Input;

    public override IEnumerable<WeightDeclaration> Weights(LayerBinding binding)
    {
        var shape = WeightShape(binding);
        if (binding.Arguments.Flag("Scale"))
        {
            yield return new("gamma", shape, "Gamma");
        }

        if (binding.Arguments.Flag("Center"))
        {
            yield return new("beta", shape, "Beta");
        }
    }

    /// <summary>Shape of gamma and beta.</summary>
    protected virtual Shape WeightShape(LayerBinding binding) => new(binding.Input.Last);

    /// <summary>normalized · gamma + beta, the weights lying along some axes of the value.</summary>
    protected static Value Scaled(LayerLowering lowering, Value normalized, int[] axes)
    {
        var b = lowering.Builder;
        var scaled = lowering.WeightOrNull("gamma") is { } gamma ? b.Mul(normalized, b.Broadcast(gamma, normalized.Shape, axes)) : normalized;
        return lowering.WeightOrNull("beta") is { } beta ? b.Add(scaled, b.Broadcast(beta, normalized.Shape, axes)) : scaled;
    }
}
