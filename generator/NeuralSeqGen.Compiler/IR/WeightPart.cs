namespace NeuralSeqGen.Compiler.IR;

/// <summary>What a program over a whole weight does; the members are those of the runtime's WeightPart.</summary>
internal enum WeightPart
{
    Penalty,
    PenaltyGradient,
    GradientNorm,
    Clip,
    Update,
    Constrain,
}
