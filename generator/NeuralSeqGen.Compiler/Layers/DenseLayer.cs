using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>activation(x · kernel + bias) on the last axis; every other axis is rows. With LoraRank the kernel is one of <see cref="LowRank"/>.</summary>
internal sealed class DenseLayer : KernelLayer
{
    public override string Name => "Dense";

    public override bool IsPerStep => true;

    public override VocabularyExtent VocabularyExtent { get; } = new("Units", CountsIds: false);

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Integer("Units", null, 1, SizeLimits.MaxExtent), CommonLayerArguments.ActivationArgument("Activation", "Linear"), .. LowRank.Arguments];

    public override Shape InferShape(LayerBinding binding) => binding.Input.With(-1, binding.Arguments.Int("Units"));

    public override IEnumerable<WeightDeclaration> Weights(LayerBinding binding)
    {
        int units = binding.Arguments.Int("Units");
        var kernel = new WeightDeclaration("kernel", new Shape(binding.Input.Last, units), "Kernel");
        yield return kernel with { Trainable = !LowRank.IsOn(binding.Arguments) };
        if (binding.Arguments.Flag("UseBias"))
        {
            yield return new("bias", new Shape(units), "Bias");
        }

        foreach (var weight in LowRank.Weights(kernel, binding.Arguments))
        {
            yield return weight;
        }
    }

    public override void Check(LayerBinding binding) => LowRank.Check(binding, "Kernel");

    public override Value Lower(LayerLowering lowering, Value x)
    {
        var b = lowering.Builder;
        var terms = new List<(Value, Value)> { (x, lowering.Weight("kernel")) };
        if (LowRank.IsOn(lowering.Arguments))
        {
            terms.Add((LowRank.Scaled(lowering, b.Product(x, lowering.Weight("lora_kernel_a"))), lowering.Weight("lora_kernel_b")));
        }

        return lowering.Activate("Activation", b.Product(terms, lowering.WeightOrNull("bias")));
    }
}
