namespace NeuralSeqGen.Models.Tests;

/// <summary>States go from batch to batch by row, through every call, until they are reset.</summary>
public class StatefulModelsCarryTheirStates
{
    private const int Batch = 21;

    private readonly float[,,] _x = RandomData.Floats(1, 2 * Batch, 3, 2);
    private readonly float[,,] _y = RandomData.Floats(2, 2 * Batch, 3, 2);

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public void TwoBatches_AreOneSequence(int bits)
    {
        float[,,] x = RandomData.Floats(3, 1, 6, 2);
        var stream = Widths.Make(bits, () => new LongStream(seed: 4));
        var carrying = Widths.Make(bits, () => new CarryingOne(seed: 4));
        float[,,] halves = new float[2, 3, 2];
        Sequences.AsSpan(x).CopyTo(Sequences.AsSpan(halves));

        Same.Bits(Sequences.AsSpan(stream.Predict(x)), Sequences.AsSpan(carrying.Predict(halves)), "both halves in one call");
        carrying.ResetStates();
        float[,] first = carrying.PredictOne(RandomData.Sample(halves, 0)), second = carrying.PredictOne(RandomData.Sample(halves, 1));
        float[,] whole = stream.PredictOne(RandomData.Sample(x, 0));
        for (int i = 0; i < 12; i++)
        {
            Assert.Equal(whole[i / 2, i % 2], i < 6 ? first[i / 2, i % 2] : second[(i - 6) / 2, i % 2], 1e-6f);
        }
    }

    [Fact]
    public void EveryCall_TakesTheStatesOn_AndResetTakesThemBack()
    {
        var model = new Carrying(seed: 4);
        float[,,] begun = model.Predict(_x);
        Assert.False(Sequences.AsSpan(begun).SequenceEqual(Sequences.AsSpan(model.Predict(_x))));
        model.ResetStates();
        Same.Bits(Sequences.AsSpan(begun), Sequences.AsSpan(model.Predict(_x)), "after a reset");

        model.ResetStates();
        double loss = model.Evaluate(_x, _y).Loss;
        Assert.NotEqual(loss, model.Evaluate(_x, _y, batchSize: 5).Loss);
        model.ResetStates();
        Assert.Equal(loss, model.Evaluate(_x, _y, batchSize: 5).Loss);
    }

    [Fact]
    public void OptionsThatDoNotGoWithStates_AreNoted()
    {
        // the batch size in a variable, where no analyzer sees it
        FitOptions shuffled = new() { Seed = 1 }, ordered = new() { Shuffle = false }, larger = new() { Shuffle = false, BatchSize = 64 }, declared = new() { Shuffle = false, BatchSize = Batch };
        var model = new Carrying(seed: 4);
#pragma warning disable NSG0403 // what Fit notes of it is looked at
        Assert.Equal("NSG0403: Carrying.Fit: Fit shuffles the samples, so each row of a batch goes on from the state of another sequence. Set Shuffle = false.", Assert.Single(model.Fit(_x, _y, shuffled).Notes));
#pragma warning restore NSG0403
        Assert.Equal("NSG0405: Carrying.Fit: batches have 21 samples, not FitOptions.BatchSize = 64: the model keeps states for 21 rows. Leave BatchSize out of the options, or declare [Input(…, BatchSize = 64)].", Assert.Single(model.Fit(_x, _y, larger).Notes));
        Assert.Empty(model.Fit(_x, _y, ordered).Notes);
        Assert.Empty(model.Fit(_x, _y, declared).Notes);
        Assert.Empty(new Latch(seed: 1).Fit(RandomData.Floats(1, 9, 8, 2), new float[9, 8, 1], larger).Notes);
    }

    [Fact]
    public void InputsThatAreAllPadding_AreNoted()
    {
        var model = new CarryingMasked(seed: 4);
        var options = new FitOptions { Shuffle = false };
        float[,,] x = new float[3, 4, 2];
        Assert.Equal("NSG0323: CarryingMasked.Fit: 'x' holds one value everywhere, which masks every step of every sample, so that nothing counts in the loss of 'y'. Pass sequences that are not all padding, or another MaskValue.", Assert.Single(model.Fit(x, new float[3, 4, 1], options).Notes));
        Sequences.AsSpan(x).Fill(1);
        Assert.Empty(model.Fit(x, new float[3, 4, 1], options).Notes);
        Sequences.AsSpan(x)[8..16].Clear();
        Assert.Equal("NSG0406: CarryingMasked.Fit: sample 1 of 'x' is masked at every step. Nothing can be learned of such a sample: leave it out, or give it what stands for an empty sequence, such as one step of an id of its own.", Assert.Single(model.Fit(x, new float[3, 4, 1], options).Notes));
    }

    [Fact]
    public void Training_CarriesStates_WithoutGradientsThroughThem()
    {
        float[,,] x = RandomData.Floats(5, Batch, 3, 2), y = RandomData.Floats(6, Batch, 3, 2);
        var model = new Carrying(seed: 4);
        float[] gradients = new float[Carrying.ParameterCount];
        float first = model.ComputeGradients(x, y, gradients);
        Assert.Equal(first, model.ComputeGradients(x, y, gradients));
        model.ApplyGradients(gradients);
        var twin = new Carrying(seed: 4);
        Assert.Equal(first, twin.TrainOnBatch(x, y));
        Assert.Equal(twin.TrainOnBatch(x, y), model.TrainOnBatch(x, y));
        Same.Bits(Sequences.AsSpan(twin.Predict(x)), Sequences.AsSpan(model.Predict(x)), "the same states");

        var history = model.Fit(_x, _y, new() { Epochs = 20, BatchSize = 7, Shuffle = false });
        Assert.True(history.Epochs[^1].Training.Loss < history.Epochs[0].Training.Loss);
    }

    [Fact]
    public void PredictLayer_SeesTheStatesOfPredict_AndTakesNoneOn()
    {
        Carrying model = new(seed: 4), twin = new(seed: 4);
        model.Predict(_x);
        twin.Predict(_x);
        foreach (string layer in (string[])["lstm_1", "gru_1", "dense_1"])
        {
            float[,,] all = (float[,,])model.PredictLayer(layer, _x);
            // Batch by batch, each from the states that the whole model left.
            var one = new Carrying(seed: 4);
            one.Predict(_x);
            for (int batch = 0; batch < 2; batch++)
            {
                float[,,] part = _x.AsRows(batch * Batch, Batch);
                float[,,] expected = (float[,,])one.PredictLayer(layer, part);
                one.Predict(part);
                Same.Bits(Sequences.AsSpan(expected), Sequences.AsSpan(all.AsRows(batch * Batch, Batch)), $"{layer}, batch {batch}");
            }
        }

        float[,,] last = (float[,,])model.PredictLayer("dense_1", _x);
        Same.Bits(Sequences.AsSpan(twin.Predict(_x)), Sequences.AsSpan(last), "the last layer is the output");
        Same.Bits(Sequences.AsSpan(last), Sequences.AsSpan(model.Predict(_x)), "states are those before PredictLayer");
    }

    [Fact]
    public void OtherNumbersOfSamples_AreRefused()
    {
        var model = new Carrying(seed: 4);
        float[,,] x = RandomData.Floats(1, 20, 3, 2), y = RandomData.Floats(2, 20, 3, 2);

        var error = Assert.Throws<ShapeMismatchException>(() => model.Predict(x));
        Assert.Equal("NSG0402: Carrying.Predict: 20 samples in 'x', but the model keeps states for batches of 21. Pass a multiple of 21 samples, or change BatchSize of [Input].", error.Message.Split(" (Parameter")[0]);
        Assert.Equal("NSG0402", Assert.Throws<ShapeMismatchException>(() => model.Fit(x, y, new() { Shuffle = false })).RuleId);
        Assert.Equal("NSG0402", Assert.Throws<ShapeMismatchException>(() => model.Fit(_x, _y, new() { ValidationSplit = 0.25, Shuffle = false })).RuleId);
        Assert.Equal("NSG0402", Assert.Throws<ShapeMismatchException>(() => model.Evaluate(x, y)).RuleId);
        Assert.Equal("NSG0402", Assert.Throws<ShapeMismatchException>(() => model.TrainOnBatch(_x, _y)).RuleId);
        Assert.Equal("NSG0402", Assert.Throws<ShapeMismatchException>(() => model.PredictOne(RandomData.Sample(x, 0))).RuleId);
        model.Fit(_x, _y, new() { ValidationSplit = 0.5, Shuffle = false });
    }
}
