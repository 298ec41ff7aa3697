using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Schedule;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;
using NeuralSeqGen.Compiler.Tests.Properties;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Steps that no sample of a group has are skipped, and no number changes: outputs, losses and gradients are those of the full loops.</summary>
public sealed class SkippedStepTests
{
    private const int Samples = 3;
    private const int Steps = 6;

    public static TheoryData<string> Layers =>
    [
        "Gru(3, ReturnSequences = true)",
        "Gru(3, ResetAfter = true, ReturnSequences = true, ZeroOutputForMask = true), Lstm(2)",
        "Lstm(3, ReturnSequences = true, Dropout = 0.3, RecurrentDropout = 0.2), SimpleRnn(2, GoBackwards = true)",
        "Bidirectional, Gru(3, ReturnSequences = true), Bidirectional(MergeMode = MergeMode.Mul), Lstm(2)",
        "StackedRnn(2, ReturnSequences = true), Gru(3), Lstm(3)",
        "Lstm(2, RecurrentActivation = Activation.HardSigmoid, Stateful = true, ReturnSequences = true)",
        "Gru(3, ReturnSequences = true, ActivityL2 = 0.1, KernelL2 = 0.1), Dense(2)",
    ];

    [Theory]
    [MemberData(nameof(Layers))]
    public void PaddingBehind_ChangesNoNumber(string layers) => Check(layers, 0, 4);

    [Theory]
    [MemberData(nameof(Layers))]
    public void PaddingInFront_ChangesNoNumber(string layers) => Check(layers, 3, Steps);

    [Theory]
    [MemberData(nameof(Layers))]
    public void NoStepAtAll_ChangesNoNumber(string layers) => Check(layers, 0, 0);

    [Theory]
    [MemberData(nameof(RandomModelTests.Tens), MemberType = typeof(RandomModelTests))]
    public void RandomModels_ChangeNoNumber(int ten)
    {
        for (int seed = 10 * ten; seed < (10 * ten) + 10; seed++)
        {
            string attributes = RandomModel.Attributes(seed).Replace("[Masking(MaskValue = 0.5)]", "", StringComparison.Ordinal);
            int behindInput = attributes.IndexOf(']', StringComparison.Ordinal) + 1;
            var model = ModelSource.BindValid(attributes.Insert(behindInput, "[Masking]"));
            if (model.Inputs[0] is { IsInteger: false, Shape.Rank: 2 } input)
            {
                var random = new Random(seed);
                int first = random.Next(input.Shape[0]), end = random.Next(first, input.Shape[0] + 1);
                CheckRandom(model, seed, first, end);
            }
        }
    }

    [Fact]
    public void SkippedSteps_MultiplyNothing()
    {
        var program = ProgramScheduler.Run(Train("Gru(3, ReturnSequences = true)"), new Tiling(512))[^1];

        var loops = program.Commands.OfType<TimeLoopCommand>().ToList();
        Assert.Equal(2, loops.Count);
        Assert.All(loops, loop => Assert.DoesNotContain("*", Text(Assert.IsType<MaskedCommand>(Assert.Single(loop.Body)).Skipped)));
        Assert.All(loops, loop => Assert.Contains("*", Text(((MaskedCommand)loop.Body[0]).Body)));

        static string Text(IReadOnlyList<Command> steps) => string.Concat(steps.OfType<CallCommand>().SelectMany(c => c.Kernel.Remarks));
    }

    private static void Check(string layers, int first, int end)
    {
        var model = Model(layers);
        foreach (int bits in new[] { 512, 128 })
        {
            var phases = Train(layers);
            var tiling = new Tiling(bits);
            Assert.All(ProgramScheduler.Run(phases, tiling)[^1].Commands.OfType<TimeLoopCommand>(), loop => Assert.IsType<MaskedCommand>(Assert.Single(loop.Body)));
            var whole = ProgramExecutor.Run(phases, tiling, Ports(model, first, end), skips: false);
            var skipped = ProgramExecutor.Run(phases, tiling, Ports(model, first, end));
            Same(whole, skipped);
        }

        var graph = ModelLowering.Predict(model);
        CompilationPipeline.Run(graph);
        foreach (var program in new[] { ProgramScheduler.Run(graph, 256), Assert.IsType<Program>(ProgramScheduler.RunOneSequence(graph, new Tiling(256))) })
        {
            var ports = Ports(model, first, end);
            Same(ProgramExecutor.Run(program, ports, skips: false), ProgramExecutor.Run(program, ports));
        }
    }

    private static void CheckRandom(BoundModel model, int seed, int first, int end)
    {
        var graph = ModelLowering.Train(model);
        var ports = Properties.RandomPorts.For(model, graph, 5, seed);
        int features = model.Inputs[0].Shape[1];
        foreach (double[] x in ports[PortKind.Input])
        {
            Array.Clear(x, 0, first * features);
            Array.Clear(x, end * features, x.Length - (end * features));
        }

        var expected = GraphInterpreter.Run(graph, ports);
        var phases = Phases(graph);
        var skipped = ProgramExecutor.Run(phases, new Tiling(512), ports);
        Same(ProgramExecutor.Run(phases, new Tiling(512), ports, skips: false), skipped);
        Near.Equal(expected, skipped, 1e-9, $"seed {seed}");
    }

    private static BoundModel Model(string layers) => ModelSource.BindValid($"[Input({Steps}, 2, BatchSize = 3), Masking, {layers}, MeanSquaredError, Sgd]");

    private static PhaseList Train(string layers) => Phases(ModelLowering.Train(Model(layers)));

    private static PhaseList Phases(Graph graph)
    {
        CompilationPipeline.Run(graph);
        return SplitPhases.Run(graph);
    }

    private static PortValues Ports(BoundModel model, int first, int end)
    {
        var ports = Interpreter.RandomPorts.Of(model, Samples, seed: 7);
        for (int sample = 0; sample < Samples; sample++)
        {
            // of one sample, one step less counts: a step that some sample has is not skipped
            int last = sample == 0 ? Math.Max(first, end - 1) : end;
            ports[PortKind.Input][sample] = [.. Enumerable.Range(0, 2 * Steps).Select(i => i / 2 >= first && i / 2 < last ? 0.1 + (0.2 * i) - (0.3 * sample) : 0)];
        }

        return ports;
    }

    private static void Same(GraphResults expected, GraphResults actual)
    {
        Assert.Equal(expected.Gradients, actual.Gradients);
        Assert.All(expected.Values, value => Assert.Equal(value.Value, actual.Values[value.Key]));
    }
}
