using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>activation(x · kernel + bias) on the last axis; every other axis is rows.</summary>
internal sealed class DenseLayer : KernelLayer
{
    public override string Name => "Dense";

    public override bool IsPerStep => true;

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Integer("Units", null, 1, SizeLimits.MaxExtent), CommonLayerArguments.ActivationArgument("Activation", "Linear")];

    public override Shape InferShape(LayerBinding binding) => binding.Input.With(-1, binding.Arguments.Int("Units"));

    public override IEnumerable<WeightDeclaration> Weights(LayerBinding binding)
    {
        int units = binding.Arguments.Int("Units");
        yield return new("kernel", new Shape(binding.Input.Last, units), "Kernel");
        if (binding.Arguments.Flag("UseBias"))
        {
            yield return new("bias", new Shape(units), "Bias");
        }
    }

    public override Value Lower(LayerLowering lowering, Value x) =>
        lowering.Activate("Activation", lowering.Builder.Product([(x, lowering.Weight("kernel"))], lowering.WeightOrNull("bias")));
}
