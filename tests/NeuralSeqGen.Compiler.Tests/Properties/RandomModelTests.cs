using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Schedule;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Properties;

/// <summary>What must hold for every model: passes change no number, kernels compute what the graph says, gradients are those of finite differences.</summary>
public sealed class RandomModelTests
{
    /// <summary>Environment variable with the number of models; the default keeps the suite short.</summary>
    public const string CountVariable = "NSG_RANDOM_MODELS";

    private static readonly int[] Batches = [1, 2, 5, 16];

    public static int Count => int.TryParse(Environment.GetEnvironmentVariable(CountVariable), out int count) ? count : 150;

    public static TheoryData<int> Tens => [.. Enumerable.Range(0, (Count + 9) / 10)];

    [Theory]
    [MemberData(nameof(Tens))]
    public void EveryPass_LeavesEveryResultAsItWas(int ten) => ForEach(ten, (model, seed) =>
    {
        var graph = ModelLowering.Train(model);
        var ports = RandomPorts.For(model, graph, 2, seed);
        var before = GraphInterpreter.Run(graph, ports);
        GraphVerifier.Verify(graph);
        foreach (var (name, run) in CompilationPipeline.Passes)
        {
            run(graph);
            GraphVerifier.Verify(graph);
            Near.Equal(before, GraphInterpreter.Run(graph, ports), 1e-9, name);
        }
    });

    [Theory]
    [MemberData(nameof(Tens))]
    public void NestsOfTheTrainingProgram_ComputeWhatTheGraphSays(int ten) => ForEach(ten, (model, seed) =>
    {
        int batch = Batches[seed % Batches.Length];
        var expected = Run(model, batch, seed);
        foreach (int bits in new[] { 512, 128 })
        {
            var graph = ModelLowering.Train(model);
            var ports = RandomPorts.For(model, graph, batch, seed);
            CompilationPipeline.Run(graph);
            Near.Equal(expected, ProgramExecutor.Run(SplitPhases.Run(graph), ModelProperties.Tiling(bits, seed), ports), 1e-9, $"{bits} bits");
        }
    });

    [Theory]
    [MemberData(nameof(Tens))]
    public void NestsForOneSequence_ComputeWhatTheGraphSays(int ten) => ForEach(ten, (model, seed) =>
    {
        var graph = ModelLowering.Predict(model);
        graph.Results.RemoveAll(r => r.Port.Kind == PortKind.LayerOutput);
        var ports = RandomPorts.For(model, graph, 1, seed);
        var expected = GraphInterpreter.Run(graph, ports);
        CompilationPipeline.Run(graph);
        foreach (int bits in new[] { 512, 256, 128 })
        {
            var program = ProgramScheduler.RunOneSequence(graph, new Tiling(bits)) ?? ProgramScheduler.Run(graph, bits);
            Near.Equal(expected, ProgramExecutor.Run(program, ports), 1e-9, $"{bits} bits");
        }
    });

    [Theory]
    [MemberData(nameof(Tens))]
    public void NestsOfTheOptimizer_ComputeWhatTheGraphSays(int ten) => ForEach(ten, (model, seed) =>
    {
        foreach (var weight in model.Weights.Where(model.Optimizer!.IsWhole).Where(w => !w.NeverTrained))
        {
            var whole = OptimizerLowering.Whole(model.Optimizer, weight);
            WholeWeights.SchedulesComputeTheGraph(whole, RandomPorts.For(model, whole, 1, seed));
        }

        if (model.Weights.All(model.Optimizer.IsWhole))
        {
            return;
        }

        var graph = ModelLowering.Update(model);
        var ports = RandomPorts.For(model, graph, 5, seed);
        var expected = GraphInterpreter.Run(graph, ports);
        CompilationPipeline.Run(graph);
        Near.Equal(expected, ProgramExecutor.Run(ProgramScheduler.RunUpdate(graph, new Tiling(512)), ports), 1e-9, "update");
    });

    [Theory]
    [MemberData(nameof(Tens))]
    public void Gradients_AreThoseOfFiniteDifferences(int ten) => ForEach(ten, ModelProperties.SomeGradientsAreFiniteDifferences);

    private static GraphResults Run(BoundModel model, int batch, int seed)
    {
        var graph = ModelLowering.Train(model);
        return GraphInterpreter.Run(graph, RandomPorts.For(model, graph, batch, seed));
    }

    private static void ForEach(int ten, Action<BoundModel, int> check)
    {
        for (int seed = ten * 10; seed < (ten * 10) + 10; seed++)
        {
            string attributes = RandomModel.Attributes(seed);
            try
            {
                check(ModelSource.BindValid(attributes), seed);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"model {seed}: {attributes}: {e.Message}", e);
            }
        }
    }
}
