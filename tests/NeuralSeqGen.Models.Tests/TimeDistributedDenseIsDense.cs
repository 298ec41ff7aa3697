namespace NeuralSeqGen.Models.Tests;

/// <summary>The well-known question: on a sequence, Dense and TimeDistributed(Dense) are one function.</summary>
public class TimeDistributedDenseIsDense
{
    private readonly float[,,] _x = RandomData.Floats(1, 70, 64, 15);
    private readonly float[,,] _y = RandomData.Targets(2, 70, 64, 8);
    private readonly Model1 _wrapped = new(seed: 9);
    private readonly Model2 _plain = new(seed: 9);

    [Fact]
    public void EqualSeeds_GiveEqualWeights() => Same.Bits(_wrapped.Parameters, _plain.Parameters);

    [Fact]
    public void EqualWeights_GiveEqualPredictions()
    {
        Same.Bits(Sequences.AsSpan(_wrapped.Predict(_x)), Sequences.AsSpan(_plain.Predict(_x)));
        float[,] one = RandomData.Sample(_x, 2);
        Same.Bits(Sequences.AsSpan(_wrapped.PredictOne(one)), Sequences.AsSpan(_plain.PredictOne(one)));
    }

    [Fact]
    public void EqualWeights_GiveEqualGradientsAndTraining()
    {
        float[] expected = new float[Model1.ParameterCount], actual = new float[Model2.ParameterCount];
        Assert.Equal(_wrapped.ComputeGradients(_x, _y, expected), _plain.ComputeGradients(_x, _y, actual));
        Same.Bits(expected, actual, "gradient");
        var losses = _wrapped.Fit(_x, _y, new() { Epochs = 2 })["loss"];
        Assert.Equal(losses, _plain.Fit(_x, _y, new() { Epochs = 2 })["loss"]);
        Same.Bits(_wrapped.Parameters, _plain.Parameters, "trained weights");
    }

    [Fact]
    public void BothHave136ParametersBehindThe1536OfTheGru()
    {
        Assert.Equal(1536 + 136, Model1.ParameterCount);
        Assert.Equal(Model1.ParameterCount, Model2.ParameterCount);
        Assert.Equal(136, _wrapped.Layers.TimeDistributed1.Kernel.Info.Length + _wrapped.Layers.TimeDistributed1.Bias.Info.Length);
        Assert.Equal(136, _plain.Layers.Dense1.Kernel.Info.Length + _plain.Layers.Dense1.Bias.Info.Length);
    }
}
