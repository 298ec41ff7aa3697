namespace NeuralSeqGen.Models.Tests;

/// <summary>A batch normalisation that is frozen at run time trains as one that is declared so: with its moving averages, which stay.</summary>
public class FrozenLayersNormaliseWithTheirAverages
{
    private const int Samples = 37;

    private readonly float[,,] _x = RandomData.Padded(RandomData.Floats(1, Samples, 5, 4), 0.5f);
    private readonly float[,] _y = RandomData.Floats(2, Samples, 2);

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public void SomeOfThem(int bits)
    {
        var model = Widths.Make(bits, () => new Normalized(seed: 3));
        model.Fit(_x, _y, new() { Epochs = 5, BatchSize = 16 });
        var declared = Widths.Make(bits, () => new NormalizedFrozen(seed: 3));
        Copy(model, declared);
        model.Layers.First.Trainable = model.Layers.Second.Trainable = false;
        float[] averages = model.Layers.First.MovingVariance.Values.ToArray();

        // The switched one has Adam's averages of the epochs before, so that weights are compared after gradients, not after steps.
        float[] expected = new float[Normalized.ParameterCount], gradients = new float[Normalized.ParameterCount];
        Assert.Equal(declared.ComputeGradients(_x, _y, expected), model.ComputeGradients(_x, _y, gradients));
        Equal(expected, gradients, "gradients");
        Assert.Equal(declared.TrainOnBatch(_x, _y), model.TrainOnBatch(_x, _y));
        Same.Bits(averages, model.Layers.First.MovingVariance.Values, "moving variance");
        Same.Bits(declared.Layers.Third.MovingMean.Values, model.Layers.Third.MovingMean.Values, "moving mean of the layer that is trained");
    }

    [Fact]
    public void AModelInside()
    {
        var model = new Around(seed: 3);
        model.Fit(_x, _y, new() { Epochs = 5, BatchSize = 16 });
        var declared = new AroundFrozen(seed: 3);
        Copy(model, declared);
        model.Layers.Inside.Trainable = false;
        float[] inside = model.Layers.Inside["batch_normalization_2/moving_variance"].Values.ToArray();
        for (int step = 0; step < 3; step++)
        {
            Assert.Equal(declared.Evaluate(_x, _y).Loss, model.TrainOnBatch(_x, _y), 1e-6);
            declared.TrainOnBatch(_x, _y);
            Same.Bits(declared.Parameters, model.Parameters, $"weights after step {step}");
        }

        FitOptions options = new() { Epochs = 2, BatchSize = 16, Shuffle = false };
        Assert.Equal(declared.Fit(_x, _y, options)["loss"], model.Fit(_x, _y, options)["loss"]);
        Same.Bits(inside, model.Layers.Inside["batch_normalization_2/moving_variance"].Values, "moving variance");
    }

    [Fact]
    public void ThatWereFrozen_LookAtTheBatchAgain()
    {
        Normalized never = new(seed: 3), model = new(seed: 3);
        float loss = never.TrainOnBatch(_x, _y);
        model.Layers.First.Trainable = false;
        float[] gradients = new float[Normalized.ParameterCount];
        Assert.NotEqual(loss, model.ComputeGradients(_x, _y, gradients));
        model.Layers.First.Trainable = true;
        Assert.Equal(loss, model.TrainOnBatch(_x, _y));
        Same.Bits(never.Parameters, model.Parameters);
    }

    private static void Copy(ISequenceModel from, ISequenceModel to)
    {
        using var edit = to.EditParameters();
        from.Parameters.CopyTo(edit.Values);
    }

    // A zero that comes of a frozen path may have another sign.
    private static void Equal(float[] expected, float[] actual, string what)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(expected[i] == actual[i], $"{what}[{i}] is {actual[i]:R}, expected {expected[i]:R}");
        }
    }
}
