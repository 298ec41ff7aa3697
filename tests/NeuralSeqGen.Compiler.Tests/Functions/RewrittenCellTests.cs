using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;
using NeuralSeqGen.Compiler.Tests.Properties;
using RandomPorts = NeuralSeqGen.Compiler.Tests.Properties.RandomPorts;

namespace NeuralSeqGen.Compiler.Tests.Functions;

/// <summary>The recurrent cells of the catalogue written once more as functions, through what a built-in one goes through: the same numbers and gradients, programs, steps of a stream.</summary>
public sealed class RewrittenCellTests
{
    private const int Seed = 5;

    // {0} stands for the layer up to its further arguments
    private static readonly string[] Places =
    [
        "{0})", "{0}, ReturnSequences = true)", "{0}, GoBackwards = true, ReturnSequences = true)", "Masking, {0}, ReturnSequences = true), Dense(2)", "Masking, {0}, ReturnSequences = true, ZeroOutputForMask = true)",
        "Masking, {0}, Stateful = true)", "Bidirectional, {0}, ReturnSequences = true)", "Masking, Bidirectional(MergeMode = MergeMode.Sum), {0})", "{0}, Dropout = 0.3)", "{0}, ReturnSequences = true, Unroll = true)",
        "StackedRnn(2, ReturnSequences = true), {0}), {0})",
    ];

    public static TheoryData<string, string> Layers
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (string cell in new[] { "Gru", "Lstm", "SimpleRnn" })
            {
                foreach (string place in Places)
                {
                    rows.Add(cell, place);
                }
            }

            return rows;
        }
    }

    public static TheoryData<string> NewCells => ["MinimalGated", "FastWeights"];

    [Theory]
    [MemberData(nameof(Layers))]
    public void Cell_GivesTheNumbersAndGradientsOfTheLayer(string cell, string place)
    {
        BoundModel own = Own(cell, place), built = ModelSource.BindValid($"[Input(5, 3, BatchSize = 3), {Written(place, cell + "(4")}, MeanSquaredError, Sgd]");

        Assert.Equal(built.Outputs[0].Shape, own.Outputs[0].Shape);
        Assert.Equal(built.Weights.Select(w => (w.LocalName, w.Shape, w.Offset)), own.Weights.Select(w => (w.LocalName, w.Shape, w.Offset)));
        Assert.Equal(built.IsCausal, own.IsCausal);
        Graph graph = ModelLowering.Train(own), expected = ModelLowering.Train(built);
        GraphVerifier.Verify(graph);
        Near.Equal(GraphInterpreter.Run(expected, RandomPorts.For(built, expected, 3, Seed)), GraphInterpreter.Run(graph, RandomPorts.For(built, expected, 3, Seed)), 1e-9, place);
        if (own.IsCausal && own.StatefulBatch == 0)
        {
            ModelProperties.StepsGiveTheSequence(own, Seed);
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Programs_ComputeTheCell(string cell, string place) => ModelProperties.ProgramsComputeTheGraph(Own(cell, place), 7, Seed);

    [Theory]
    [MemberData(nameof(NewCells))]
    public void NewCells_HaveGradientsAndStepsEverywhere(string cell)
    {
        foreach (string place in Places)
        {
            var own = Own(cell, place);
            ModelProperties.GradientsAreFiniteDifferences(own, Seed, most: 20);
            ModelProperties.ProgramsComputeTheGraph(own, 5, Seed);
            if (own.IsCausal && own.StatefulBatch == 0)
            {
                ModelProperties.StepsGiveTheSequence(own, Seed);
            }
        }
    }

    [Fact]
    public void RecurrentDropout_DropsWhatTheCellReads() =>
        ModelProperties.GradientsAreFiniteDifferences(Own("MinimalGated", "{0}, Dropout = 0.2, RecurrentDropout = 0.4)"), Seed);

    /// <summary>A step of the stream runs the whole of a sequence that is none of the stream's.</summary>
    [Theory]
    [InlineData("Lambda(nameof(Repeated), 4)")]
    [InlineData("Reshape(4, 1)")]
    public void SequenceMadeOfAVector_IsRunWholeAtEveryStep(string layer)
    {
        const string Repeated = "[TensorFunction] internal static Tensor Repeated(Tensor x, int count) => x.BroadcastTo(count, x.Shape[0]);";
        var own = FunctionSource.BindValid($"Input(5, 3), Rnn(nameof(F), 4), {layer}, Rnn(nameof(F), 3, ReturnSequences = true), Dense(2), MeanSquaredError, Sgd", Cells.Gru + Repeated);

        Assert.True(own.IsCausal);
        ModelProperties.StepsGiveTheSequence(own, Seed);
        ModelProperties.ProgramsComputeTheGraph(own, 5, Seed);
    }

    [Fact]
    public void TimeDistributed_RunsTheCellAlongAnInnerSequence()
    {
        var own = FunctionSource.BindValid("Input(3, 4, 2), TimeDistributed, Rnn(nameof(F), 3), MeanSquaredError, Sgd", Cells.Gru);
        var built = ModelSource.BindValid("[Input(3, 4, 2), TimeDistributed, Gru(3), MeanSquaredError, Sgd]");
        Graph graph = ModelLowering.Train(own), expected = ModelLowering.Train(built);

        Near.Equal(GraphInterpreter.Run(expected, RandomPorts.For(built, expected, 3, Seed)), GraphInterpreter.Run(graph, RandomPorts.For(built, expected, 3, Seed)), 1e-9, "inner sequence");
        ModelProperties.ProgramsComputeTheGraph(own, 5, Seed);
        ModelProperties.ProgramsComputeTheGraph(FunctionSource.BindValid("Input(3, 4, 2), TimeDistributed, Rnn(nameof(F), 3, 0.5), MeanSquaredError, Sgd", Cells.FastWeights), 5, Seed);
    }

    private static BoundModel Own(string cell, string place) =>
        FunctionSource.BindValid($"Input(5, 3, BatchSize = 3), {Written(place, cell == "FastWeights" ? "Rnn(nameof(F), 4, 0.5" : "Rnn(nameof(F), 4")}, MeanSquaredError, Sgd", (string)typeof(Cells).GetField(cell)!.GetValue(null)!);

    private static string Written(string place, string layer) => place.Replace("{0}", layer, StringComparison.Ordinal);
}
