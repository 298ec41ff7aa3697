using NeuralSeqGen.Compiler.Compilation;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Schedule;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Snapshots;

/// <summary>One small model in text at every stage: what a change to passes, schedules or printers does can be read here.</summary>
public sealed class SmallModelTests
{
    private const string Layers = "SequenceModel, Input(6, 2), Gru(2), Dense(2, Activation = Activation.Softmax)", Class = "public sealed partial class Small;";

    [Fact]
    public void Graph() => Snapshot.Verify(GraphPrinter.Print(Assert.Single(Graphs(", CategoricalCrossentropy, Sgd").Train)), "txt");

    [Fact]
    public void Schedule() => Snapshot.Verify(ProgramPrinter.Print(ProgramScheduler.Run(Graphs("").Predict, 128)), "txt");

    /// <summary>Prediction alone, at the width whose code is the shortest to read.</summary>
    [Fact]
    public void Kernels() => Snapshot.Verify(ModelCompiler.Compile(ModelSource.Parse($"[{Layers}] {Class}"), new()).Single(file => file.HintName.Contains("Program128", StringComparison.Ordinal)).Source);

    private static ModelGraphs Graphs(string objective) => ModelGraphs.Of(ModelSource.BindDeclaration($"[{Layers}{objective}] {Class}"));
}
