using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Checks the weights of samples and steps.</summary>
internal sealed class SampleWeightCheck(ModelDefinition definition, PortLayout[] targets)
{
    private readonly ShapeSentences _sentences = new(definition);
    private readonly string[] _sampleNames = [.. targets.Select(t => t.Argument + "SampleWeight")];
    private readonly string[] _stepNames = [.. targets.Select(t => t.Argument + "StepWeight")];

    /// <summary>Checks their extents.</summary>
    public void Check(string method, LabelledArrays given, int samples)
    {
        if (given.SampleWeight is { } weights)
        {
            Samples(method, "sampleWeight", weights, samples);
        }

        for (int target = 0; target < targets.Length; target++)
        {
            if (given.TargetWeights.Samples(target) is { } own)
            {
                Samples(method, SampleName(target), own, samples);
            }

            if (given.TargetWeights.Steps(target) is { } steps)
            {
                Steps(method, StepName(target, given.TargetWeights), steps, samples, definition.LossRows[target]);
            }
        }
    }

    /// <summary>The parameter with the weights of samples for one target.</summary>
    public string SampleName(int target) => _sampleNames[target];

    /// <summary>The parameter with the weights of a target's steps.</summary>
    public string StepName(int target, TargetWeights weights) => weights.HasOwnSteps ? _stepNames[target] : "stepWeight";

    private void Samples(string method, string name, float[] weights, int samples)
    {
        if (weights.Length != samples)
        {
            throw _sentences.OfWeights(method, name, [weights.Length], [samples]);
        }
    }

    private void Steps(string method, string name, float[,] weights, int samples, int rows)
    {
        if (weights.GetLength(0) != samples || weights.GetLength(1) != rows)
        {
            throw _sentences.OfWeights(method, name, [weights.GetLength(0), weights.GetLength(1)], [samples, rows]);
        }
    }
}
