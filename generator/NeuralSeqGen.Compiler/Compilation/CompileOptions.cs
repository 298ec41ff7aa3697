using NeuralSeqGen.Compiler.Model;
using NeuralSeqGen.Compiler.Schedule.Plan;

namespace NeuralSeqGen.Compiler.Compilation;

/// <summary>What generated code depends on besides the model.</summary>
/// <param name="AnalyzersRun">False when <c>RunAnalyzers</c> is, or is not set and <c>RunAnalyzersDuringBuild</c> is: then mistakes are reported by the generated code itself, those in calls by <c>[Obsolete]</c>.</param>
/// <param name="Features">When features are in the lanes: <c>NeuralSeqGenFeatureLanes</c>, for tests and for measuring what the choice by shape is worth.</param>
internal sealed record CompileOptions(bool AnalyzersRun = true, FeatureLanes Features = FeatureLanes.ByShape)
{
    /// <summary>The vector widths there is code for: <c>NeuralSeqGenVectorWidths</c>.</summary>
    public VectorWidths Widths { get; init; } = VectorWidths.All;

    /// <summary>Whether code is short at any cost of its speed: <c>NeuralSeqGenShortCode</c>, for builds that .NET does not optimise.</summary>
    public bool IsShort { get; init; }
}
