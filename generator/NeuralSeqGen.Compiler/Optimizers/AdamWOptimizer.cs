namespace NeuralSeqGen.Compiler.Optimizers;

/// <summary>Adam with weight decay.</summary>
internal sealed class AdamWOptimizer : AdamOptimizer
{
    public override string Name => "AdamW";

    public override double WeightDecay => 4e-3;
}
