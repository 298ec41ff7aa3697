using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Schedule;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Schedule;

/// <summary>What a program does once, and what for every group.</summary>
public sealed class PrologueTests
{
    private const string Model = "[Input(3)][Dense(2)][MeanSquaredError][Adam]";

    /// <summary>Powers of Adam's betas are the same for all parameters.</summary>
    [Fact]
    public void Update_ComputesNumbersOfTheBatchOnce()
    {
        var graph = ModelLowering.Update(ModelSource.BindValid(Model));
        CompilationPipeline.Run(graph);
        var program = ProgramScheduler.RunUpdate(graph, new Tiling(512));
        Assert.NotEmpty(program.Prologue);
        Assert.All(program.Prologue, command => Assert.IsType<ScalarCommand>(command));
        Assert.DoesNotContain(program.Body, command => command is ScalarCommand);
        Assert.Contains(program.Body, command => command is CallCommand);
    }

    [Fact]
    public void Training_ComputesThemInEveryGroup()
    {
        var graph = ModelLowering.Train(ModelSource.BindValid(Model));
        CompilationPipeline.Run(graph);
        var program = ProgramScheduler.Run(graph, 512);
        Assert.Empty(program.Prologue);
        Assert.Contains(program.Body, command => command is ScalarCommand);
    }
}
