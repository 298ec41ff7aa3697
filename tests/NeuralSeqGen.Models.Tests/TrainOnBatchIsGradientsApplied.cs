namespace NeuralSeqGen.Models.Tests;

/// <summary>TrainOnBatch is ComputeGradients and ApplyGradients bit for bit, dropout and clipping included; Fit is TrainOnBatch batch by batch.</summary>
public class TrainOnBatchIsGradientsApplied
{
    private readonly float[,,] _x = RandomData.Floats(1, 40, 7, 3);
    private readonly float[,] _y = RandomData.Floats(2, 40, 2);

    [Fact]
    public void StepForStep()
    {
        Noisy whole = new(seed: 3), parts = new(seed: 3);
        float[] gradients = new float[Noisy.ParameterCount];
        for (int step = 0; step < 4; step++)
        {
            float loss = whole.TrainOnBatch(_x, _y);
            Assert.Equal(loss, parts.ComputeGradients(_x, _y, gradients));
            parts.ApplyGradients(gradients);
            Same.Bits(whole.Parameters, parts.Parameters, $"weights after step {step}");
        }
    }

    [Fact]
    public void FitWithoutShuffling_IsItsBatchesInOrder()
    {
        Noisy fitted = new(seed: 3), stepped = new(seed: 3);
        fitted.Fit(_x, _y, new() { Epochs = 2, BatchSize = 16, Shuffle = false });
        Span<float> x = Sequences.AsSpan(_x), y = Sequences.AsSpan(_y);
        for (int epoch = 0; epoch < 2; epoch++)
        {
            for (int start = 0; start < 40; start += 16)
            {
                int count = Math.Min(16, 40 - start);
                stepped.TrainOnBatch(x.Slice(start * 21, count * 21), y.Slice(start * 2, count * 2));
            }
        }

        Same.Bits(fitted.Parameters, stepped.Parameters);
    }

    [Fact]
    public void ComputeGradients_ChangesNothing_AndRepeatsItself()
    {
        var model = new Noisy(seed: 3);
        float[] before = model.Parameters.ToArray();
        float[] first = new float[Noisy.ParameterCount], second = new float[Noisy.ParameterCount];
        Assert.Equal(model.ComputeGradients(_x, _y, first, draw: 0), model.ComputeGradients(_x, _y, second, draw: 0));
        Same.Bits(first, second, "gradient");
        Same.Bits(before, model.Parameters, "weights");
        Assert.Contains(first, g => g != 0);
    }

    [Fact]
    public void DropoutDrawsAnewForEveryBatch()
    {
        var model = new Noisy(seed: 3) { LearningRate = 0 };
        Assert.NotEqual(model.TrainOnBatch(_x, _y), model.TrainOnBatch(_x, _y));
    }
}
