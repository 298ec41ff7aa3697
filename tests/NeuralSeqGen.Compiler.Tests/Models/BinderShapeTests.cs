using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Tests.Models;

public sealed class BinderShapeTests
{
    [Theory]
    [InlineData("Gru(16, ReturnSequences = true)", new[] { 64, 16 }, 1536)]
    [InlineData("Gru(16)", new[] { 16 }, 1536)]
    [InlineData("Gru(16, ResetAfter = true)", new[] { 16 }, 1584)]
    [InlineData("Gru(16, UseBias = false)", new[] { 16 }, 1488)]
    [InlineData("Lstm(16)", new[] { 16 }, 2048)]
    [InlineData("Lstm(16, UseBias = false, ReturnSequences = true)", new[] { 64, 16 }, 1984)]
    [InlineData("Bidirectional, Gru(16)", new[] { 32 }, 3072)]
    [InlineData("Bidirectional(MergeMode = MergeMode.Sum), Gru(16, ReturnSequences = true)", new[] { 64, 16 }, 3072)]
    [InlineData("StackedRnn(2), Gru(16), Lstm(8)", new[] { 8 }, 1536 + 800)]
    [InlineData("Bidirectional, StackedRnn(2, ReturnSequences = true), Gru(16), Lstm(8)", new[] { 64, 16 }, 2 * (1536 + 800))]
    [InlineData("SimpleRnn(16)", new[] { 16 }, 512)]
    [InlineData("Dense(8)", new[] { 64, 8 }, 128)]
    [InlineData("TimeDistributed, Dense(8)", new[] { 64, 8 }, 128)]
    [InlineData("TimeDistributed, Flatten", new[] { 64, 15 }, 0)]
    [InlineData("Flatten", new[] { 960 }, 0)]
    [InlineData("Activation(Activation.Relu)", new[] { 64, 15 }, 0)]
    [InlineData("Dropout(0.5)", new[] { 64, 15 }, 0)]
    [InlineData("Masking", new[] { 64, 15 }, 0)]
    [InlineData("LayerNormalization", new[] { 64, 15 }, 30)]
    [InlineData("LayerNormalization(Axis = new[] { -2, -1 }, Center = false)", new[] { 64, 15 }, 960)]
    [InlineData("LayerNormalization(Center = false, Scale = false)", new[] { 64, 15 }, 0)]
    [InlineData("RmsNormalization", new[] { 64, 15 }, 15)]
    [InlineData("GroupNormalization(5)", new[] { 64, 15 }, 30)]
    [InlineData("GroupNormalization(-1, Scale = false)", new[] { 64, 15 }, 15)]
    [InlineData("UnitNormalization", new[] { 64, 15 }, 0)]
    [InlineData("PRelu", new[] { 64, 15 }, 960)]
    [InlineData("PRelu(SharedAxes = new[] { 1 })", new[] { 64, 15 }, 15)]
    [InlineData("Normalization", new[] { 64, 15 }, 31)]
    [InlineData("Softmax(Axis = 1)", new[] { 64, 15 }, 0)]
    public void Layer_OnSequence_HasShapeAndParameters(string layer, int[] shape, int parameters)
    {
        var model = ModelSource.BindValid($"[Input(64, 15), {layer}]");

        Assert.Equal(new Shape(shape), model.Outputs[0].Shape);
        Assert.Equal(parameters, model.ParameterCount);
    }

    [Theory]
    [InlineData(8, 136)]
    [InlineData(15, 255)]
    public void Question_HasItsParameterCounts(int units, int parameters)
    {
        var model = ModelSource.BindValid($"[Input(64, 15), Gru(16, ReturnSequences = true), TimeDistributed, Dense({units}), Activation(Activation.Softmax)]");

        Assert.Equal([0, 1536, parameters, 0], model.Layers.Select(l => l.ParameterCount));
        Assert.Equal(["input_1", "gru_1", "time_distributed_1", "activation_1"], model.Layers.Select(l => l.Name));
        Assert.Equal(["[Input(64, 15)]", "[Gru(16)] #1", $"[TimeDistributed, Dense({units})] #2", "[Activation(Activation.Softmax)] #3"], model.Layers.Select(l => l.Display));
        Assert.Equal("TimeDistributed1", model.Layers[2].PropertyName);
        Assert.True(model.IsCausal);
        Assert.True(model.IsSequenceToSequence);
    }

    [Fact]
    public void Weights_HaveKerasOrderOffsetsAndFans()
    {
        var weights = ModelSource.BindValid("[Input(64, 15), Gru(16, ReturnSequences = true), TimeDistributed, Dense(8)]").Weights;

        Assert.Equal(["gru_1/kernel", "gru_1/recurrent_kernel", "gru_1/bias", "time_distributed_1/kernel", "time_distributed_1/bias"], weights.Select(w => w.Name));
        Assert.Equal([0, 720, 1488, 1536, 1664], weights.Select(w => w.Offset));
        Assert.Equal([(15, 48), (16, 48), (48, 48), (16, 8), (8, 8)], weights.Select(w => (w.FanIn, w.FanOut)));
        Assert.Equal(["GlorotUniform", "Orthogonal", "Zeros", "GlorotUniform", "Zeros"], weights.Select(w => w.Initializer));
    }

    [Theory]
    [InlineData("Lstm(3)", 3, 6)]
    [InlineData("Lstm(3, UnitForgetBias = false)", 0, 0)]
    public void UnitForgetBias_StartsBlockFAtOne(string layer, int start, int end)
    {
        var weights = ModelSource.BindValid($"[Input(4, 2), {layer}]").Weights;

        Assert.Equal([("lstm_1/kernel", 0, 0), ("lstm_1/recurrent_kernel", 0, 0), ("lstm_1/bias", start, end)], weights.Select(w => (w.Name, w.OnesStart, w.OnesEnd)));
    }

    [Fact]
    public void Bidirectional_HasTheWeightsOfBothHalves()
    {
        var model = ModelSource.BindValid("[Input(2, 5, 2), Masking, TimeDistributed, Bidirectional, Lstm(3, GoBackwards = true, ReturnSequences = true), TimeDistributed, Flatten, Bidirectional, Gru(2)]");
        var bidirectional = model.Layers[2].Wrapped!;

        Assert.Equal(["time_distributed_1/forward/kernel", "time_distributed_1/forward/recurrent_kernel", "time_distributed_1/forward/bias", "time_distributed_1/backward/kernel",
            "time_distributed_1/backward/recurrent_kernel", "time_distributed_1/backward/bias"], model.Layers[2].Weights.Select(w => w.Name));
        Assert.Equal([("/forward", true, true), ("/backward", false, true)], bidirectional.Inner.Select(l => (l.Path, l.Arguments.Flag("GoBackwards"), l.Arguments.Flag("ZeroOutputForMask"))));
        Assert.Equal("bidirectional_1/backward/bias", model.Weights[^1].Name);
        Assert.Equal(new Shape(5), bidirectional.InputMask);
        Assert.False(model.IsCausal);
        Assert.Equal("[Bidirectional, Gru(2)] #4", model.FirstNonCausal!.Display);
    }

    [Fact]
    public void Names_GivenOnesWinAndOthersAreCounted()
    {
        var model = ModelSource.BindValid("[Input(4, 2), Dense(3), Dense(3, Name = \"scores\"), Dense(3), TimeDistributed(Name = \"each step\"), Dropout(0.1)]");

        Assert.Equal(["input_1", "dense_1", "scores", "dense_2", "each step"], model.Layers.Select(l => l.Name));
        Assert.Equal("EachStep", model.Layers[4].PropertyName);
    }

    [Fact]
    public void RepeatVector_MakesSequence_AndIsNotCausal()
    {
        var model = ModelSource.BindValid("[Input(7, 12), Gru(128), RepeatVector(4), Gru(128, ReturnSequences = true), Dense(12)]");

        Assert.Equal(new Shape(4, 12), model.Outputs[0].Shape);
        Assert.False(model.IsCausal);
        Assert.Equal("[RepeatVector(4)] #2", model.FirstNonCausal!.Display);
    }

    [Fact]
    public void Mask_IsCarriedAndDropped()
    {
        var model = ModelSource.BindValid("[Input(7, 12), Masking, Gru(5, ReturnSequences = true), TimeDistributed, Dense(3), Gru(4), Dense(2)]");

        Assert.Equal([false, true, true, true, false, false], model.Layers.Select(l => l.EmitsMask));
        Assert.Equal([false, false, true, true, true, false], model.Layers.Select(l => l.HasInputMask));
    }

    [Fact]
    public void Loss_SetsTarget()
    {
        var sparse = ModelSource.BindValid("[Input(7, 12), Dense(3), SparseCategoricalCrossentropy, Adam]").Outputs[0];
        var dense = ModelSource.BindValid("[Input(7, 12), Dense(3), MeanSquaredError]");

        Assert.Equal(new Shape(7), sparse.TargetShape);
        Assert.True(sparse.TargetIsInteger);
        Assert.Equal(7, sparse.LossRows);
        Assert.Equal(new Shape(7, 3), dense.Outputs[0].TargetShape);
        Assert.Equal("rmsprop", dense.Optimizer!.Optimizer.KerasName);
    }
}
