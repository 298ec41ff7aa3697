using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Tests.Models;

/// <summary>A model as a layer of another: names, weights, shapes and masks of its place, and mistakes where they belong.</summary>
public sealed class SubModelBinderTests
{
    private const string Encoder = "[SequenceModel, Input(5, 3), Gru(4), Dense(2), MeanSquaredError, Adam] public partial class Encoder;";

    [Fact]
    public void Weights_StandInTheOuterModel_NamedBehindTheLayer()
    {
        var model = Bind("[Input(5, 3), Dense(3), SubModel<Encoder>, Dense(1), MeanSquaredError]", Encoder);

        Assert.Empty(model.Findings.Select(f => f.Sentence));
        Assert.True(model.IsValid);
        Assert.Equal(["input_1", "dense_1", "encoder_1", "dense_2"], model.Layers.Select(l => l.Name));
        Assert.Equal(["encoder_1/gru_1/kernel", "encoder_1/gru_1/recurrent_kernel", "encoder_1/gru_1/bias", "encoder_1/dense_1/kernel", "encoder_1/dense_1/bias"], model.Layers[2].Weights.Select(w => w.Name));
        Assert.All(model.Layers[2].Weights, w => Assert.Equal("encoder_1", w.Layer));
        Assert.Equal((3 * 12) + (4 * 12) + 12 + (4 * 2) + 2, model.Layers[2].ParameterCount);
        Assert.Equal([2], model.Layers[2].OutputShape);
        Assert.Equal("Sequential", model.Layers[2].ClassName);
        Assert.Equal("[SubModel<Encoder>] #2", model.Layers[2].Display);
        Assert.All(model.Weights.Zip(model.Weights.Skip(1)), p => Assert.Equal(p.First.Offset + p.First.Length, p.Second.Offset));
    }

    [Fact]
    public void TwoPlaces_HaveWeightsOfTheirOwn_AndOneCanBeFrozen()
    {
        var model = Bind("[Input(5, 3), SubModel<Encoder>(Name = \"first\", Trainable = false), RepeatVector(5), Dense(3), SubModel<Encoder>]", Encoder);

        Assert.True(model.IsValid);
        Assert.Equal(10 + 2, model.Weights.Count);
        Assert.All(model.Weights.Where(w => w.Layer == "first"), w => Assert.False(w.Trainable));
        Assert.All(model.Weights.Where(w => w.Layer == "encoder_1"), w => Assert.True(w.Trainable));
    }

    [Theory]
    [InlineData("SubModel<Block>(Repeat = 3)", "SubModel<Block>, SubModel<Block>, SubModel<Block>")]
    [InlineData("SubModel<Block>(Repeat = 2, Name = \"level\", Trainable = false), SubModel<Block>", "SubModel<Block>(Name = \"level_1\", Trainable = false), SubModel<Block>(Name = \"level_2\", Trainable = false), SubModel<Block>")]
    [InlineData("SubModel<Block>, SubModel<Block>(Repeat = 2, Name = \"block\")", "SubModel<Block>(Name = \"block_3\"), SubModel<Block>(Name = \"block_1\"), SubModel<Block>(Name = \"block_2\")")]
    [InlineData("TimeDistributed(Name = \"steps\"), SubModel<Block>(Repeat = 2)", "TimeDistributed(Name = \"steps_1\"), SubModel<Block>, TimeDistributed(Name = \"steps_2\"), SubModel<Block>")]
    public void Repeat_IsTheAttributeSoOften(string repeated, string written)
    {
        const string Block = "[SequenceModel, Input(5, 3), Gru(4, ReturnSequences = true), Dense(3)] public partial class Block;";
        string input = repeated.StartsWith("Time", StringComparison.Ordinal) ? "[Input(2, 5, 3)]" : "[Input(5, 3)]";
        BoundModel short1 = Bind(input + "[" + repeated + ", Dense(1), MeanSquaredError]", Block), long1 = Bind(input + "[" + written + ", Dense(1), MeanSquaredError]", Block);

        Assert.Empty(short1.Findings.Select(f => f.Sentence));
        Assert.Equal(long1.Layers.Select(l => l.Name), short1.Layers.Select(l => l.Name));
        Assert.Equal(long1.Weights.Select(w => (w.Name, w.Offset, w.Trainable)), short1.Weights.Select(w => (w.Name, w.Offset, w.Trainable)));
        Assert.Equal(short1.Weights.Count, short1.Weights.Select(w => w.Name).Distinct().Count());
    }

    [Fact]
    public void Repeat_OnANode_ReadsItsSourceOnce()
    {
        const string Block = "[SequenceModel, Input(5, 3), Dense(3)] public partial class Block;";
        var model = ModelBinder.Bind(Spec("[Sgd]", Block, """
            {
                [Input(5, 3)] private static partial LayerNode A { get; }
                [SubModel<Block>(Repeat = 2, From = nameof(A)), SubModel<Block>(Name = "last")] private static partial LayerNode B { get; }
                [Add(nameof(A), nameof(B)), MeanSquaredError] private static partial LayerNode C { get; }
            }
            """));

        Assert.Empty(model.Findings.Select(f => f.Sentence));
        Assert.Equal(["a", "block_1", "block_2", "last", "add_1"], model.Layers.Select(l => l.Name));
        Assert.Equal(["a", "block_1", "block_2"], model.Layers.Skip(1).Take(3).Select(l => l.Inputs.Single().Name));
    }

    [Fact]
    public void Repeat_OfAModelThatChangesTheShape_IsOneMistake() =>
        Assert.Equal(
            "Model1: [SubModel<Encoder>] #1 stands 2 times, each on the output of the one before, but Encoder makes (batch, 2) of (batch, 5, 3). Let it give the shape that it reads, or remove Repeat.",
            Assert.Single(Bind("[Input(5, 3), SubModel<Encoder>(Repeat = 2), MeanSquaredError]", Encoder).Findings).Sentence);

    [Theory]
    [InlineData(0, "Repeat of [SubModel<Encoder>] #1 must be 1 or more, but is 0.")]
    [InlineData(101, "Repeat of [SubModel<Encoder>] #1 must be 100 or less, but is 101.")]
    public void Repeat_OutOfRange_IsOneMistake(int times, string sentence) =>
        Assert.EndsWith(sentence, Assert.Single(Bind($"[Input(5, 3), SubModel<Encoder>(Repeat = {times}), MeanSquaredError]", Encoder).Findings).Sentence, StringComparison.Ordinal);

    [Fact]
    public void TimeDistributed_RunsTheModelAtEveryStep()
    {
        var model = Bind("[Input(7, 5, 3), TimeDistributed, SubModel<Encoder>, Gru(4)]", Encoder);

        Assert.True(model.IsValid);
        Assert.Equal([7, 2], model.Layers[1].OutputShape);
        Assert.Equal("time_distributed_1/gru_1/kernel", model.Weights[0].Name);
    }

    [Fact]
    public void Mask_GoesThroughTheModel()
    {
        const string Tagger = "[SequenceModel, Input(5, 3), Gru(4, ReturnSequences = true)] public partial class Tagger;";

        Assert.Equal([5], Bind("[Input(5, 3), Masking, SubModel<Tagger>]", Tagger).Layers[2].OutputMask!);
        Assert.Null(Bind("[Input(5, 3), SubModel<Tagger>]", Tagger).Layers[1].OutputMask);
        Assert.Null(Bind("[Input(5, 3), Masking, SubModel<Encoder>]", Encoder).Layers[2].OutputMask);
    }

    [Theory]
    [InlineData("Input(5, 3), Gru(4, ReturnSequences = true), Dense(2)", true)]
    [InlineData("Input(5, 3), Bidirectional, Gru(4, ReturnSequences = true)", false)]
    [InlineData("Input(5, 3), Gru(4)", true)]
    public void Causality_IsThatOfItsLayers(string inner, bool isCausal) =>
        Assert.Equal(isCausal, Bind("[Input(5, 3), SubModel<Inner>]", $"[SequenceModel, {inner}] public partial class Inner;").IsCausal);

    [Fact]
    public void Graph_CanBeAModelInside()
    {
        var model = Bind("[Input(5), SubModel<Residual>, SubModel<Residual>]", """
            [SequenceModel] public partial class Residual
            {
                [Input(5)] private static partial LayerNode X { get; }
                [Dense(5, From = nameof(X))] private static partial LayerNode Y { get; }
                [Add(nameof(X), nameof(Y))] private static partial LayerNode Sum { get; }
            }
            """);

        Assert.True(model.IsValid);
        Assert.Equal("Functional", model.Layers[1].ClassName);
        Assert.Equal(["residual_1/dense_1/kernel", "residual_1/dense_1/bias", "residual_2/dense_1/kernel", "residual_2/dense_1/bias"], model.Weights.Select(w => w.Name));
    }

    [Fact]
    public void Ids_AreWholeNumbers_WhereTheModelInsideReadsThem()
    {
        const string Words = "[SequenceModel, Input(5), Embedding(9, 4), Gru(3, ReturnSequences = true)] public partial class Words;";

        Assert.True(Bind("[Input(5), SubModel<Words>, Dense(2)]", Words).Inputs[0].IsInteger);
        Assert.True(Bind("[Input(7, 5), TimeDistributed, SubModel<Words>, Dense(2)]", Words).Inputs[0].IsInteger);
        Assert.True(Bind("[Input(5), SubModel<Words>, Dense(2)]", Words).IsCausal);
    }

    [Fact]
    public void Reuse_OfAModel_SharesItsWeights()
    {
        var model = ModelBinder.Bind(Spec("[Sgd]", Encoder, """
            {
                [Input(5, 3)] private static partial LayerNode A { get; }
                [Input(5, 3)] private static partial LayerNode B { get; }
                [SubModel<Encoder>(From = nameof(A))] private static partial LayerNode Left { get; }
                [Reuse(nameof(Left), From = nameof(B))] private static partial LayerNode Right { get; }
                [Subtract(nameof(Left), nameof(Right))] private static partial LayerNode Difference { get; }
            }
            """));

        Assert.True(model.IsValid);
        Assert.Equal(5, model.Weights.Count);
    }

    [Theory]
    [InlineData("[Input(4, 3), SubModel<Encoder>]", "Model1: [SubModel<Encoder>] #1 reads (batch, 4, 3), but the input of Encoder is (batch, 5, 3). Change the layers in front of it, or [Input] of Encoder.")]
    [InlineData("[Input(4, 3), SubModel<string>]", "Model1: String of [SubModel<String>] #1 is no model: it has no [SequenceModel].")]
    [InlineData("[Input(4, 3), SubModel<Model1>]", "Model1: Model1 of [SubModel<Model1>] #1 contains Model1. A model cannot contain itself, directly or through others.")]
    [InlineData("[Input(4, 3), SubModel<Pair>]", "Model1: [SubModel<Pair>] #1 needs a model with one input and one output, but Pair has 2 inputs and one output.")]
    public void Mistake_IsFoundOnce(string attributes, string sentence)
    {
        const string Pair = """
            [SequenceModel] public partial class Pair
            {
                [Input(5)] private static partial LayerNode X { get; }
                [Input(5)] private static partial LayerNode Y { get; }
                [Add(nameof(X), nameof(Y))] private static partial LayerNode Sum { get; }
            }
            """;
        var model = Bind(attributes, Encoder + Pair);

        Assert.Equal([sentence], model.Findings.Select(f => f.Sentence));
        Assert.Equal(RuleIds.ArgumentOutOfRange, model.Findings[0].RuleId);
        Assert.False(model.IsValid);
    }

    [Fact]
    public void MistakeInside_IsReportedThereAlone()
    {
        var model = Bind("[Input(5, 3), SubModel<Broken>]", "[SequenceModel, Input(5, 3), Gru(4), Gru(4)] public partial class Broken;");

        Assert.Empty(model.Findings);
        Assert.False(model.IsValid);
    }

    [Fact]
    public void ModelsInOneAnother_AreFoundByBoth()
    {
        const string Inner = "[SequenceModel, Input(4, 3), SubModel<Model1>] public partial class Inner;";

        Assert.Equal("Model1: Inner of [SubModel<Inner>] #1 contains Model1. A model cannot contain itself, directly or through others.", Bind("[Input(4, 3), SubModel<Inner>]", Inner).Findings.Single().Sentence);
        Assert.Equal("Inner: Model1 of [SubModel<Model1>] #1 contains Inner. A model cannot contain itself, directly or through others.", ModelBinder.Bind(ModelSource.Parse(Inner + "[SequenceModel, Input(4, 3), SubModel<Inner>] public partial class Model1;")).Findings.Single().Sentence);
        Assert.Empty(ModelBinder.Bind(ModelSource.Parse("[SequenceModel, Input(4, 3), SubModel<Model1>] public partial class Outer;" + Inner + "[SequenceModel, Input(4, 3), SubModel<Inner>] public partial class Model1;")).Findings);
    }

    [Fact]
    public void Spec_ChangesWithTheModelInside()
    {
        const string Outer = "[Input(5, 3), SubModel<Encoder>]";

        Assert.Equal(Spec(Outer, Encoder), Spec(Outer, Encoder));
        Assert.NotEqual(Spec(Outer, Encoder), Spec(Outer, Encoder.Replace("Gru(4)", "Gru(6)", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("[SubModel<Nope>]")]
    [InlineData("[SubModel<>]")]
    [InlineData("[SubModel]")]
    [InlineData("[SubModel<int[]>]")]
    public void HalfTypedSource_GivesAModel(string part) => Assert.False(Bind("[Input(5, 3)] " + part, Encoder).IsValid);

    private static BoundModel Bind(string attributes, string others) => ModelBinder.Bind(Spec(attributes, others));

    private static ModelSpec Spec(string attributes, string others, string body = ";") => ModelSource.Parse($"[SequenceModel] {attributes} public sealed partial class Model1 {body} {others}");
}
