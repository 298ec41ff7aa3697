using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of a dense layer, alone or inside TimeDistributed.</summary>
public sealed class DenseLayer : LayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DenseLayer(IParameterStore parameters, string name) : base(parameters, name) { }

    /// <summary>The kernel, (features, units).</summary>
    public WeightView Kernel => Weight("kernel");

    /// <summary>The first of the two matrices that LoRA trains, (features, rank).</summary>
    /// <exception cref="InvalidOperationException">The layer has no LoraRank.</exception>
    public WeightView LoraKernelA => Weight("lora_kernel_a");

    /// <summary>The second one, (rank, units).</summary>
    /// <exception cref="InvalidOperationException">The layer has no LoraRank.</exception>
    public WeightView LoraKernelB => Weight("lora_kernel_b");

    /// <summary>The bias, (units).</summary>
    /// <exception cref="InvalidOperationException">The layer has no bias.</exception>
    public WeightView Bias => Weight("bias");
}
