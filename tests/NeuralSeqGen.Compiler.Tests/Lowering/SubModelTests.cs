using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;
using NeuralSeqGen.Compiler.Tests.Properties;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>A model as a layer computes what its layers written out compute, in every mode, place and direction.</summary>
public sealed class SubModelTests
{
    private const string Tail = ", Dense(2), MeanSquaredError, Sgd";

    [Theory]
    [InlineData("Input(4, 3)", "", "Gru(3, ReturnSequences = true), Dense(2, Activation = Activation.Tanh)")]
    [InlineData("Input(4, 3)", "Masking(MaskValue = 0.5), ", "Lstm(3, ReturnSequences = true), Bidirectional, Gru(2)")]
    [InlineData("Input(4, 3)", "", "Masking(MaskValue = 0.5), Gru(2, ReturnSequences = true, ActivityL2 = 0.1)")]
    [InlineData("Input(4, 3)", "", "TimeDistributed, Dense(2, ActivityL1 = 0.1), Flatten")]
    [InlineData("Input(4, 3)", "", "LayerNormalization, Conv1D(2, 2), GlobalAveragePooling1D")]
    public void Stack_IsItsLayersWrittenOut(string input, string before, string layers)
    {
        string inner = $"[SequenceModel, {input}, {layers}, Adam] public partial class Inner;";
        var written = ModelSource.BindValid($"[{input}, {before}{layers}{Tail}]");
        var nested = Bind($"[{input}, {before}SubModel<Inner>{Tail}]", inner);

        Equal(written, nested);
        Assert.Equal(written.IsCausal, nested.IsCausal);
        ModelProperties.GradientsAreFiniteDifferences(nested, 1);
        ModelProperties.ProgramsComputeTheGraph(nested, 5, 2);
    }

    [Fact]
    public void Step_IsThatOfItsLayers()
    {
        const string Layers = "Gru(3, ReturnSequences = true), Lstm(2, ReturnSequences = true)";
        var written = ModelLowering.Step(ModelSource.BindValid($"[Input(4, 3), {Layers}{Tail}]"));
        var nested = ModelLowering.Step(Bind($"[Input(4, 3), SubModel<Inner>{Tail}]", $"[SequenceModel, Input(4, 3), {Layers}] public partial class Inner;"));

        GraphVerifier.Verify(nested);
        Assert.Equal(written.Results.Select(r => (r.Port, r.Value.Shape.ToString())), nested.Results.Select(r => (r.Port, r.Value.Shape.ToString())));
    }

    [Fact]
    public void WordsOfCharacters_AreEncodedWordByWord()
    {
        const string Layers = "Gru(3, ReturnSequences = true), Masking, Lstm(2)";
        var words = Bind($"[Input(3, 4, 2), TimeDistributed, SubModel<Inner>, Gru(2, ReturnSequences = true){Tail}]", $"[SequenceModel, Input(4, 2), {Layers}] public partial class Inner;");

        Equal(ModelSource.BindValid($"[Input(3, 4, 2), TimeDistributed, Gru(3, ReturnSequences = true), TimeDistributed, Masking, TimeDistributed, Lstm(2), Gru(2, ReturnSequences = true){Tail}]"), words);
        ModelProperties.GradientsAreFiniteDifferences(words, 1);
        ModelProperties.ProgramsComputeTheGraph(words, 5, 2);
    }

    [Fact]
    public void ModelInModel_AndGraphs_AndReuse()
    {
        const string Inner = """
            [SequenceModel] public partial class Residual
            {
                [Input(4, 3)] private static partial LayerNode X { get; }
                [Dense(3, From = nameof(X)), SubModel<Twice>] private static partial LayerNode Y { get; }
                [Add(nameof(X), nameof(Y)), MeanSquaredError] private static partial LayerNode Sum { get; }
            }
            [SequenceModel, Input(4, 3), Gru(3, ReturnSequences = true), Dense(3, ActivityL2 = 0.1)] public partial class Twice;
            """;
        var model = Bind("[Sgd]", Inner, """
            {
                [Input(4, 3)] private static partial LayerNode A { get; }
                [Input(4, 3)] private static partial LayerNode B { get; }
                [SubModel<Residual>(From = nameof(A)), Gru(2)] private static partial LayerNode Left { get; }
                [Reuse(nameof(Left), From = nameof(B))] private static partial LayerNode Right { get; }
                [Subtract(nameof(Left), nameof(Right)), MeanSquaredError] private static partial LayerNode Difference { get; }
            }
            """);

        Assert.Contains("residual_1/twice_1/gru_1/kernel", model.Weights.Select(w => w.Name));
        ModelProperties.GradientsAreFiniteDifferences(model, 1);
        ModelProperties.ProgramsComputeTheGraph(model, 5, 2);
    }

    private static void Equal(BoundModel written, BoundModel nested)
    {
        Assert.Equal(written.Weights.Select(w => (w.Offset, w.Shape.ToString())), nested.Weights.Select(w => (w.Offset, w.Shape.ToString())));
        Graph expected = ModelLowering.Train(written), actual = ModelLowering.Train(nested);
        GraphVerifier.Verify(actual);
        var ports = Properties.RandomPorts.For(written, expected, 3, 1);
        Near.Equal(GraphInterpreter.Run(expected, ports), GraphInterpreter.Run(actual, ports), 1e-12, "written out and nested");
    }

    private static BoundModel Bind(string attributes, string others, string body = ";")
    {
        var model = ModelBinder.Bind(ModelSource.Parse($"[SequenceModel] {attributes} public sealed partial class Model1 {body} {others}"));
        Assert.Empty(model.Findings.Where(f => f.Rule.Severity == RuleSeverity.Error).Select(f => f.Sentence));
        return model;
    }
}
