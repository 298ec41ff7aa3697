using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Schedule;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Stateful layers: two halves of a sequence, one batch after the other, give what the whole gives.</summary>
public sealed class CarriedStateTests
{
    private const int Samples = 3;

    [Theory]
    [InlineData("Gru(4, ReturnSequences = true, Stateful = true)")]
    [InlineData("Lstm(4, ReturnSequences = true, Stateful = true), SimpleRnn(3, ReturnSequences = true, Stateful = true)")]
    [InlineData("StackedRnn(2, ReturnSequences = true, Stateful = true), Lstm(4), Gru(3, ResetAfter = true)")]
    [InlineData("Masking, Lstm(4, ReturnSequences = true, Stateful = true)")]
    public void TwoBatches_GiveWhatTheWholeSequenceGives(string layers)
    {
        var whole = ModelSource.BindValid($"[Input(6, 2, BatchSize = 3), {layers}]");
        var ports = RandomPorts.Of(whole, Samples, seed: 3);
        double[][] expected = Run(whole, ports)[PortKind.Output], x = ports[PortKind.Input];

        var half = ModelSource.BindValid($"[Input(3, 2, BatchSize = 3), {layers}]");
        var first = Run(half, Half(ports, x, 0));
        var second = Half(ports, x, 1);
        foreach (var (port, value) in first.Values.Where(v => v.Key.Kind == PortKind.CarriedState))
        {
            second[PortKind.CarriedState, port.Index] = value;
        }

        double[][] rest = Run(half, second)[PortKind.Output];
        for (int sample = 0; sample < Samples; sample++)
        {
            // a masked step before the first valid one of its batch shows zeros, whatever was carried
            double[] found = [.. first[PortKind.Output][sample], .. rest[sample]];
            Assert.All(Enumerable.Range(0, found.Length).Where(i => !layers.StartsWith("Masking", StringComparison.Ordinal) || found[i] != 0), i => Assert.Equal(expected[sample][i], found[i], 1e-6));
        }
    }

    [Fact]
    public void MaskedSteps_KeepTheCarriedState_AndShowZerosBeforeTheFirstValidOne()
    {
        var model = ModelSource.BindValid("[Input(3, 1, BatchSize = 1), Masking, SimpleRnn(1, ReturnSequences = true, Stateful = true, Activation = Activation.Linear)]");
        var ports = new PortValues(1) { Parameters = [1, 1, 0], [PortKind.Input] = [[0, 2, 0]], [PortKind.CarriedState] = [[5]] };

        var results = Run(model, ports);

        Assert.Equal([0, 7, 7], results.Flat(PortKind.Output));
        Assert.Equal([7], results[PortKind.CarriedState][0]);
    }

    private static PortValues Half(PortValues ports, double[][] x, int half) =>
        new(Samples) { Parameters = ports.Parameters, [PortKind.Input] = [.. x.Select(sample => sample[(half * 6)..((half * 6) + 6)])] };

    /// <summary>Through the schedule, so that states are rows of the runtime's memory.</summary>
    private static GraphResults Run(Compiler.Bound.BoundModel model, PortValues ports)
    {
        var graph = ModelLowering.Predict(model);
        CompilationPipeline.Run(graph);
        return ProgramExecutor.Run(ProgramScheduler.Run(graph, 512), ports);
    }
}
