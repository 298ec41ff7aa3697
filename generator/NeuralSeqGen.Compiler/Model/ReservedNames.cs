using System.Collections.Generic;

namespace NeuralSeqGen.Compiler.Model;

/// <summary>Names that the generated half of a model uses: those that its author calls, and names with two underscores in front, which C# leaves to compilers.</summary>
internal static class ReservedNames
{
    /// <summary>Generated methods: an author may overload them, but not give the name to anything else.</summary>
    public static readonly IReadOnlyCollection<string> Methods = new HashSet<string>
    {
        "Fit", "Evaluate", "Predict", "PredictOne", "TrainOnBatch", "ComputeGradients", "ApplyGradients", "PredictLayer", "CreateState", "Step", "ResetStates",
        "EditParameters", "GetSummary", "SaveWeights", "LoadWeights", "Create", "Generate",
    };

    /// <summary>Generated constants, properties and types: no other member may have the name.</summary>
    public static readonly IReadOnlyCollection<string> Values = new HashSet<string>
    {
        "ParameterCount", "FlopsPerSample", "TrainingArenaBytes", "InferenceArenaBytes", "ArchitectureHash", "InputShape", "OutputShape", "Summary", "Layers", "LayerSet",
        "Name", "Inputs", "Outputs", "Weights", "Parameters", "LearningRate", "LearningRateSchedule", "NonFiniteInputs",
        "__core", "__layers", "__ModelData", "__GraphNodes", "__Mistakes", "__Program512", "__Program256", "__Program128", "__K", "__V", "__W", "__Services", "__Runtime",
    };

    /// <summary>What no node may be called: enums of the declaration, which attributes of the class would no longer find.</summary>
    public static readonly IReadOnlyCollection<string> Nodes = new HashSet<string>
    {
        "Activation", "Initializer", "MergeMode", "ConvolutionPadding", "Constraint", "ScoreMode", "ElementType", "EpsilonPlacement", "Averaging", "LossReduction", "Metric",
    };

    /// <summary>What no layer's property may be called inside <c>LayerSet</c>.</summary>
    public static readonly IReadOnlyCollection<string> LayerProperties = new HashSet<string>
    {
        "LayerSet", "Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize",
    };
}
