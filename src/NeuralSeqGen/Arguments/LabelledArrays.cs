using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>What a call trains or evaluates on.</summary>
/// <param name="inputs">The inputs.</param>
/// <param name="targets">What the outputs are compared with.</param>
/// <param name="sampleWeight">One weight per sample; null where all are 1.</param>
/// <param name="targetWeights">Weights of steps, and of samples per target.</param>
internal readonly ref struct LabelledArrays(PortArrays inputs, PortArrays targets, float[]? sampleWeight = null, TargetWeights targetWeights = default)
{
    public PortArrays Inputs { get; } = inputs;

    public PortArrays Targets { get; } = targets;

    public float[]? SampleWeight { get; } = sampleWeight;

    public TargetWeights TargetWeights { get; } = targetWeights;

    /// <summary>Whether there are any: not for the default value.</summary>
    public bool Exist { get; } = true;

    /// <summary>The same with other inputs.</summary>
    public LabelledArrays WithInputs(PortArrays inputs) => new(inputs, Targets, SampleWeight, TargetWeights);

    /// <summary>The same with other targets.</summary>
    public LabelledArrays WithTargets(PortArrays targets) => new(Inputs, targets, SampleWeight, TargetWeights);
}
