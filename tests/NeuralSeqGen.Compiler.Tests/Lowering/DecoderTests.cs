using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Schedule;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;
using RandomPorts = NeuralSeqGen.Compiler.Tests.Properties.RandomPorts;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>A decoder step by step, what stands before it computed once, gives what the whole sequence gives: a decoder of seven steps of an embedding P beside an encoder E of (5, 6) and states S6, S4.</summary>
public sealed class DecoderTests
{
    private const string Node = "private static partial LayerNode ";
    private const int Steps = 7;
    private const int Samples = 2;

    public static TheoryData<string> Decoders =>
    [
        "[Gru(4, ReturnSequences = true, From = nameof(P), InitialState = new[] { nameof(S4) })] " + Node + "D { get; }",
        "[Gru(4, ReturnSequences = true, From = nameof(M), InitialState = new[] { nameof(S4) })] " + Node + "D { get; }", // no output before the first valid step
        "[Gru(4, ReturnSequences = true, From = nameof(M), InitialState = new[] { nameof(S4) }, ZeroOutputForMask = true)] " + Node + "D { get; }",
        "[Lstm(4, ReturnSequences = true, From = nameof(P), InitialState = new[] { nameof(S4), nameof(S4) })] " + Node + "D { get; }",
        "[StackedRnn(2, ReturnSequences = true), Gru(4), Lstm(6, From = nameof(P), InitialState = new[] { nameof(S4), nameof(S6), nameof(S6) })] " + Node + "D { get; }",
        "[Attention(Query = nameof(P), Value = nameof(E)), Dense(4)] " + Node + "D { get; }",
        "[Attention(Query = nameof(P), Value = nameof(E), UseScale = true, ScoreMode = ScoreMode.Concat)] " + Node + "D { get; }",
        "[Attention(Query = nameof(M), Value = nameof(ME))] " + Node + "D { get; }",
        "[AdditiveAttention(Query = nameof(P), Value = nameof(E))] " + Node + "D { get; }",
        "[MultiHeadAttention(2, 3, Query = nameof(P), Value = nameof(E), ReturnAttentionScores = true)] " + Node + "D { get; }",
        "[MultiHeadAttention(2, 3, Query = nameof(M), Value = nameof(ME), UseGate = true)] " + Node + "D { get; }",
        "[MultiHeadAttention(2, 3, Query = nameof(P), UseCausalMask = true)] " + Node + "D { get; }",
        "[MultiHeadAttention(2, 3, Query = nameof(P), Value = nameof(Q), Key = nameof(P), UseCausalMask = true, UseGate = true)] " + Node + "D { get; }",
        "[GroupedQueryAttention(3, 4, 2, Query = nameof(P), UseCausalMask = true)] " + Node + "D { get; }",
        "[Attention(Query = nameof(P), UseCausalMask = true)] " + Node + "D { get; }",
        "[Attention(Query = nameof(P), Value = nameof(Q), Key = nameof(P), UseCausalMask = true)] " + Node + "D { get; }",
        "[Attention(Query = nameof(M), UseCausalMask = true), Attention(UseCausalMask = true)] " + Node + "D { get; }",
        "[Attention(Query = nameof(P), Value = nameof(W), UseCausalMask = true)] " + Node + "D { get; }",
        "[MultiHeadAttention(2, 3, Query = nameof(P), Value = nameof(W), UseCausalMask = true)] " + Node + "D { get; }",
        "[AdditiveAttention(Query = nameof(P), UseCausalMask = true)] " + Node + "D { get; }",
        "[GroupedQueryAttention(3, 4, 2, Query = nameof(P), Value = nameof(E))] " + Node + "D { get; }",
        "[Conv1D(4, 3, DilationRate = 2, Padding = ConvolutionPadding.Causal, From = nameof(P)), Conv1D(4, 2, Padding = ConvolutionPadding.Causal)] " + Node + "D { get; }",
        "[Concatenate(nameof(P), nameof(W))] " + Node + "D { get; }",
        "[Add(nameof(P), nameof(R))] " + Node + "D { get; }",
        "[Multiply(nameof(P), nameof(S6))] " + Node + "D { get; }",
        "[Stack(nameof(P), nameof(W), Axis = 2), TimeDistributed, Flatten] " + Node + "D { get; }",
        "[Gru(4, ReturnSequences = true, From = nameof(P), InitialState = new[] { nameof(S4) })] " + Node + "G { get; } [Dense(6, From = nameof(G))] " + Node + "G6 { get; } [Attention(Query = nameof(G6), Value = nameof(E))] " + Node + "C { get; } [Concatenate(nameof(G), nameof(C)), Dense(4, Activation = Activation.Tanh)] " + Node + "D { get; }",
        "[MultiHeadAttention(2, 3, Query = nameof(P), UseCausalMask = true)] " + Node + "A { get; } [Add(nameof(P), nameof(A)), LayerNormalization] " + Node + "B { get; } [MultiHeadAttention(2, 3, Query = nameof(B), Value = nameof(E))] " + Node + "C { get; } [Add(nameof(B), nameof(C)), LayerNormalization] " + Node + "F { get; } [Dense(8, From = nameof(F), Activation = Activation.Relu), Dense(6)] " + Node + "H { get; } [Add(nameof(F), nameof(H)), LayerNormalization] " + Node + "D { get; }",
    ];

    [Theory]
    [MemberData(nameof(Decoders))]
    public void Steps_GiveTheSequence(string nodes)
    {
        var model = Bind(nodes);
        var whole = ModelLowering.Predict(model);
        var ports = RandomPorts.For(model, whole, Samples, 5);
        double[][] expected = GraphInterpreter.Run(whole, ports)[PortKind.Output, model.Outputs.Count - 1];
        var halves = Halves(model);
        double[][] found = Stepped(halves, ports, GraphInterpreter.Run);

        Assert.Equal(expected.SelectMany(y => y), found.SelectMany(y => y), (a, b) => Math.Abs(a - b) < 1e-11);
    }

    [Theory]
    [MemberData(nameof(Decoders))]
    public void Programs_ComputeTheSteps(string nodes)
    {
        var model = Bind(nodes);
        var halves = Halves(model);
        var ports = RandomPorts.For(model, ModelLowering.Predict(model), 1, 5);
        double[][] expected = Stepped(halves, ports, GraphInterpreter.Run);
        foreach (int bits in new[] { 512, 128 })
        {
            double[][] found = Stepped(halves, ports, (graph, given) => ProgramExecutor.Run(Scheduled(graph, new Tiling(bits)), given));
            Assert.Equal(expected.SelectMany(y => y), found.SelectMany(y => y), (a, b) => Math.Abs(a - b) < 1e-11);
        }
    }

    /// <summary>What does not depend on the ids is computed once: keys and values of attention over the encoder, and the encoder itself.</summary>
    [Fact]
    public void WhatDoesNotDependOnTheIds_StandsBefore()
    {
        var halves = Halves(Bind("[MultiHeadAttention(2, 3, Query = nameof(P), Value = nameof(E))] " + Node + "D { get; }"));

        Assert.DoesNotContain(halves.Step.Nodes, node => node.Op is Compiler.Ops.ScanOp);
        Assert.DoesNotContain(halves.Step.Ports.Values, port => port.Kind == PortKind.Input && !port.IsInteger);
        Assert.Equal(0, halves.Carried);
        Assert.Equal(2 * 5 * 2 * 3, halves.Before!.Results.Sum(r => r.Value.Shape.Elements)); // keys and values of five steps in two heads of three
    }

    [Theory]
    [InlineData("[ZeroPadding1D(1, 0, From = nameof(P)), Cropping1D(0, 1)] ")]
    [InlineData("[Permute(2, 1, From = nameof(P)), Permute(2, 1)] ")]
    [InlineData("[Dot(2, nameof(P), nameof(E)), Softmax] ")]
    public void WhatGoesNoStepByItself_HasNone(string layers) => Assert.Null(Decoder.Of(Bind(layers + Node + "D { get; }")));

    /// <summary>A step of a head that is masked attends to all steps, later ones too; a stream has none.</summary>
    [Theory]
    [InlineData("MultiHeadAttention(2, 3, UseCausalMask = true)", true)]
    [InlineData("GroupedQueryAttention(2, 4, 2, UseCausalMask = true), Attention(UseCausalMask = true)", true)]
    [InlineData("Masking, Attention(UseCausalMask = true)", true)]
    [InlineData("Masking, MultiHeadAttention(2, 3, UseCausalMask = true)", false)]
    [InlineData("MultiHeadAttention(2, 3)", false)]
    public void Attention_StreamsWhereNoStepLooksAhead(string layers, bool isCausal)
    {
        var model = ModelSource.BindValid($"[Input(6, 4), {layers}]");
        Assert.Equal(isCausal, model.IsCausal);
        if (isCausal)
        {
            Properties.ModelProperties.StepsGiveTheSequence(model, 3);
        }
    }

    /// <summary>A stream that is longer than the sequences of the model attends to as many steps as those have, the last ones.</summary>
    [Theory]
    [InlineData("MultiHeadAttention(2, 3, UseCausalMask = true)")]
    [InlineData("AdditiveAttention(UseCausalMask = true)")]
    public void LongStream_AttendsToItsLastSteps(string layer)
    {
        var model = ModelSource.BindValid($"[Input(4, 3), {layer}]");
        var random = new Random(6);
        double[][] steps = [.. Enumerable.Range(0, 9).Select(_ => new[] { random.NextDouble(), random.NextDouble(), random.NextDouble() })];
        var ports = RandomPorts.For(model, ModelLowering.Predict(model), 1, 6);
        var stream = new PortValues(1) { Parameters = ports.Parameters };
        GraphResults? now = null;
        foreach (double[] step in steps)
        {
            stream[PortKind.Input] = [step];
            now = GraphInterpreter.Run(ModelLowering.Step(model), stream);
            Carry(now, stream);
        }

        ports[PortKind.Input] = [[.. steps[5..].SelectMany(x => x)]];
        Assert.Equal(GraphInterpreter.Run(ModelLowering.Predict(model), ports).Flat(PortKind.Output)[9..], now!.Flat(PortKind.Output), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    private static DecoderGraphs Halves(BoundModel model)
    {
        var decoder = Decoder.Of(model);
        Assert.NotNull(decoder);
        var graph = ModelLowering.Decode(model, decoder);
        CompilationPipeline.Run(graph);
        CompilationPipeline.RunForOneSequence(graph);
        return CompilationPipeline.Split(graph, decoder.Input);
    }

    private static Program Scheduled(Graph graph, Tiling tiling) => ProgramScheduler.RunOneSequence(graph, tiling) ?? ProgramScheduler.Run(graph, tiling);

    /// <summary>The outputs of all steps, per sample.</summary>
    private static double[][] Stepped(DecoderGraphs halves, PortValues ports, Func<Graph, PortValues, GraphResults> run)
    {
        var given = new PortValues(ports.Batch) { Parameters = ports.Parameters };
        given[PortKind.Input, 0] = ports[PortKind.Input, 0];
        given[PortKind.Input, 1] = ports[PortKind.Input, 1];
        Carry(halves.Before is { } before ? run(before, given) : null, given);
        double[][] outputs = [.. Enumerable.Repeat(Array.Empty<double>(), ports.Batch)];
        for (int t = 0; t < Steps; t++)
        {
            given[PortKind.Input, 1] = [.. ports[PortKind.Input, 1].Select(ids => new[] { ids[t] })];
            var results = run(halves.Step, given);
            Carry(results, given);
            outputs = [.. outputs.Zip(results[PortKind.Output, 4], (before, row) => before.Concat(row).ToArray())];
        }

        return outputs;
    }

    private static void Carry(GraphResults? results, PortValues ports)
    {
        foreach (var ((_, index), values) in results?.Values.Where(v => v.Key.Kind == PortKind.State) ?? [])
        {
            ports[PortKind.State, index] = values;
        }
    }

    private static BoundModel Bind(string nodes)
    {
        var model = ModelSource.BindGraph($$"""
            [Input(5, 3)] {{Node}}Source { get; }
            [Input(7), TeacherForcing(nameof(Next), StartId = 1, EndId = 2)] {{Node}}Prev { get; }
            [Bidirectional, Gru(3, ReturnSequences = true, From = nameof(Source))] {{Node}}E { get; }
            [Masking(MaskValue = 0.5, From = nameof(Source)), Gru(6, ReturnSequences = true)] {{Node}}ME { get; }
            [Gru(6, From = nameof(Source))] {{Node}}S6 { get; }
            [Gru(4, From = nameof(Source))] {{Node}}S4 { get; }
            [Reshape(1, 6, From = nameof(S6))] {{Node}}R { get; }
            [RepeatVector(7, From = nameof(S6)), Gru(6, ReturnSequences = true)] {{Node}}W { get; }
            [Embedding(10, 6, From = nameof(Prev))] {{Node}}P { get; }
            [Embedding(10, 6, From = nameof(Prev))] {{Node}}Q { get; }
            [Embedding(10, 6, From = nameof(Prev), MaskZero = true)] {{Node}}M { get; }
            [Concatenate(nameof(S6), nameof(S4)), Dense(1), MeanSquaredError] {{Node}}Side { get; }
            [Add(nameof(E), nameof(ME)), Dense(1), MeanSquaredError] {{Node}}Beside { get; }
            [Concatenate(nameof(Q), nameof(M), nameof(W)), Dense(1), MeanSquaredError] {{Node}}Besides { get; }
            [Add(nameof(R), nameof(W)), Dense(1), MeanSquaredError] {{Node}}BesideR { get; }
            {{nodes}}
            [Dense(10, From = nameof(D)), SparseCategoricalCrossentropy(FromLogits = true, IgnoreClass = 0)] {{Node}}Next { get; }
            """);
        Assert.Empty(model.Findings.Where(f => f.Rule.Severity == Compiler.Diagnostics.RuleSeverity.Error).Select(f => f.Sentence));
        return model;
    }
}
