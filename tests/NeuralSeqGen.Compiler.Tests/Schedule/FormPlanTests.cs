using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Schedule;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;
using NeuralSeqGen.Compiler.Tests.Properties;
using RandomPorts = NeuralSeqGen.Compiler.Tests.Properties.RandomPorts;

namespace NeuralSeqGen.Compiler.Tests.Schedule;

/// <summary>Recurrent layers of many units have their features in the lanes, and everything that multiplies the same rows shares a tile.</summary>
public sealed class FormPlanTests
{
    [Theory]
    [InlineData("Gru(64)", true)]
    [InlineData("Lstm(48, ReturnSequences = true)", true)]
    [InlineData("SimpleRnn(50)", true)]
    [InlineData("Bidirectional, Gru(64)", true)]
    [InlineData("Gru(49)", false)] // a quarter of the fourth vector's lanes is too little
    [InlineData("Gru(32)", false)] // the weights stay in the cache as they are
    [InlineData("Dense(64)", false)] // no steps to repeat
    [InlineData("Conv1D(64, 3)", false)]
    public void TheShapesDecide(string layer, bool hasFeaturesInTheLanes)
    {
        foreach (int bits in new[] { 512, 256, 128 })
        {
            Assert.Equal(hasFeaturesInTheLanes, Kernels(Program(Trained(layer), new Tiling(bits))).Any(k => k.Form == Form.Features));
        }
    }

    [Fact]
    public void TheChoiceCanBeForced()
    {
        Assert.DoesNotContain(Kernels(Program(Trained("Gru(64)"), new Tiling(512, Features: FeatureLanes.Never))), k => k.Form == Form.Features);
        Assert.Contains(Kernels(Program(Trained("Gru(3)"), new Tiling(512, Features: FeatureLanes.Always))), k => k.Form == Form.Features);
    }

    /// <summary>z, r and what the candidate takes of the input share a tile; what it takes of the reset state follows.</summary>
    [Fact]
    public void GatesShareATile()
    {
        var kernels = Kernels(Program(Trained("Gru(64)"), new Tiling(512)));
        var gates = Assert.Single(kernels, k => k.Remarks.Any(r => r.Contains("x·kernel_z + h·recurrent_kernel_z", StringComparison.Ordinal)));
        Assert.Contains(gates.Remarks, r => r.Contains("x·kernel_r + h·recurrent_kernel_r", StringComparison.Ordinal));
        Assert.Contains(gates.Remarks, r => r.EndsWith("x·kernel_h + bias_h", StringComparison.Ordinal));
        Assert.Single(kernels, k => k.Remarks.Any(r => r.Contains("= rh·recurrent_kernel_h + v", StringComparison.Ordinal)));
    }

    /// <summary>Sums over samples are vectors along the weights' rows: no lanes are summed up.</summary>
    [Fact]
    public void WeightGradientsAreAddedAsVectors()
    {
        var gradients = Kernels(Program(Trained("Gru(64)"), new Tiling(512))).Where(k => k.Form == Form.Features && k.Pointers.Any(p => p.Kind == BufferKind.Gradients)).ToList();
        Assert.NotEmpty(gradients);
        Assert.All(gradients, k => Assert.DoesNotContain(Statements(k.Body), s => s is AddLanesStatement or AddFourLanesStatement));
        Assert.All(gradients, k => Assert.Contains(Statements(k.Body), s => s is AddVectorStatement));
    }

    [Theory]
    [InlineData("Gru(48, ReturnSequences = true)")]
    [InlineData("Gru(50, ResetAfter = true)")]
    [InlineData("Masking(MaskValue = 0.5), Lstm(50)")]
    [InlineData("SimpleRnn(64, ReturnSequences = true), SimpleRnn(63, GoBackwards = true)")]
    [InlineData("Bidirectional(MergeMode = MergeMode.Sum), Lstm(48, ReturnSequences = true, Dropout = 0.2)")]
    [InlineData("Gru(64, ReturnSequences = true), LayerNormalization, Dense(5), Gru(3)")]
    public void EveryWidth_ComputesWhatTheGraphSays(string layers)
    {
        var model = Bind(layers);
        var graph = ModelLowering.Train(model);
        var ports = RandomPorts.For(model, graph, 3, 1);
        var expected = GraphInterpreter.Run(graph, ports);
        foreach (int bits in new[] { 512, 256, 128 })
        {
            Near.Equal(expected, ProgramExecutor.Run(SplitPhases.Run(Compiled(model)), new Tiling(bits), ports), 1e-9, $"{bits} bits");
        }
    }

    /// <summary>Masks are one number a sample and step, and stay side by side whatever the features do.</summary>
    [Theory]
    [InlineData("[Input(32)][Embedding(5, 2, MaskZero = true)][Gru(3)][Dense(2), MeanSquaredError, Sgd]")]
    [InlineData("[Input(27)][Embedding(3, 4, MaskZero = true)][Bidirectional, Lstm(3, ReturnSequences = true)][Dense(2), MeanSquaredError, Sgd]")]
    [InlineData("[Input(30, BatchSize = 4)][Embedding(4, 3, MaskZero = true)][Lstm(3, Stateful = true, ReturnSequences = true)][Dense(2), MeanSquaredError, Sgd]")]
    [InlineData("[Input(4, 3, BatchSize = 4)][Embedding(4, 3, MaskZero = true)][TimeDistributed, Gru(3, Stateful = true)][Flatten][Dense(2), MeanSquaredError, Sgd]")]
    [InlineData("[Input(15, 3)][TimeDistributed, Dense(1)][Flatten][RepeatVector(16)][Permute(2, 1)][SimpleRnn(3)][Dense(2), MeanSquaredError, Sgd]")]
    public void MaskedModels_ComputeWhatTheGraphSays_InEitherForm(string attributes) => AllGiveTheSame(ModelSource.BindValid(attributes));

    /// <summary>A decoder that starts from the state of an encoder shows nothing before its first step that counts.</summary>
    [Fact]
    public void MaskedDecoders_ComputeWhatTheGraphSays_InEitherForm() => AllGiveTheSame(ModelSource.BindGraph("""
        [Input(4, 3)] private static partial LayerNode Source { get; }
        [Gru(3, From = nameof(Source))] private static partial LayerNode Encoder { get; }
        [Input(28)] private static partial LayerNode Ids { get; }
        [Embedding(4, 5, MaskZero = true, From = nameof(Ids))] private static partial LayerNode Embedded { get; }
        [Gru(3, ReturnSequences = true, InitialState = new[] { nameof(Encoder) }, From = nameof(Embedded))] private static partial LayerNode Decoder { get; }
        [Dense(2, From = nameof(Decoder)), Output, MeanSquaredError] private static partial LayerNode Y { get; }
        """));

    private static void AllGiveTheSame(BoundModel model)
    {
        Assert.True(model.IsValid, string.Join("\n", model.Findings.Select(f => f.Sentence)));
        foreach (var lower in new Func<BoundModel, Graph>[] { m => ModelLowering.Train(m), m => ModelLowering.Predict(m) })
        {
            var ports = RandomPorts.For(model, lower(model), 4, 1);

            // the first sample ends long before the others
            ports[PortKind.Input, model.Inputs.Count - 1][0].AsSpan(5).Clear();
            var expected = GraphInterpreter.Run(lower(model), ports);
            foreach (var features in new[] { FeatureLanes.Always, FeatureLanes.Never })
            {
                var graph = lower(model);
                CompilationPipeline.Run(graph);
                Near.Equal(expected, ProgramExecutor.Run(SplitPhases.Run(graph), new Tiling(256, Features: features), ports), 1e-9, features.ToString());
            }
        }
    }

    private static BoundModel Bind(string layers) => ModelSource.BindValid($"[Input(4, 7), {layers}, Dense(4), MeanSquaredError, Sgd]");

    private static Graph Trained(string layers) => Compiled(Bind(layers));

    private static Graph Compiled(BoundModel model)
    {
        var graph = ModelLowering.Train(model);
        CompilationPipeline.Run(graph);
        return graph;
    }

    private static Program Program(Graph graph, Tiling tiling) => ProgramScheduler.Run(SplitPhases.Run(graph), tiling)[^1];

    private static List<Kernel> Kernels(Program program) => [.. Calls(program.Commands).Select(c => c.Kernel)];

    private static IEnumerable<CallCommand> Calls(IEnumerable<Command> steps) => steps.SelectMany(step => step switch
    {
        CallCommand call => [call],
        TimeLoopCommand loop => Calls(loop.Body),
        MaskedCommand masked => Calls(masked.Body),
        InputGradientCommand optional => Calls(optional.Body),
        _ => [],
    });

    private static IEnumerable<Statement> Statements(IEnumerable<Statement> body) => body.SelectMany(s => s is LoopStatement loop ? Statements(loop.Body) : [s]);
}
