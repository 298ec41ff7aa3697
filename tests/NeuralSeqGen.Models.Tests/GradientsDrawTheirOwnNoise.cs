namespace NeuralSeqGen.Models.Tests;

/// <summary>ComputeGradients draws dropout anew at every call, and a draw by its number again.</summary>
public class GradientsDrawTheirOwnNoise
{
    private readonly float[,,] _x = RandomData.Floats(1, 40, 7, 3);
    private readonly float[,] _y = RandomData.Floats(2, 40, 2);
    private readonly float[] _gradients = new float[Noisy.ParameterCount];

    [Fact]
    public void EveryCall_IsAnotherDraw()
    {
        var model = new Noisy(seed: 3);
        float[] losses = [.. Enumerable.Range(0, 6).Select(_ => model.ComputeGradients(_x, _y, _gradients))];
        Assert.Equal(6, losses.Distinct().Count());
        for (int draw = 0; draw < 6; draw++)
        {
            Assert.Equal(losses[draw], model.ComputeGradients(_x, _y, _gradients, draw: draw));
        }
    }

    [Fact]
    public void ADrawByItsNumber_GivesTheSameGradients_AndCountsForNothing()
    {
        Noisy model = new(seed: 3), twin = new(seed: 3);
        float[] first = new float[Noisy.ParameterCount], inputGradients = new float[_x.Length], again = new float[_x.Length];
        Assert.Equal(model.ComputeGradients(_x, _y, first, inputGradients, draw: 7), model.ComputeGradients(_x, _y, _gradients, again, draw: 7));
        Same.Bits(first, _gradients, "gradients");
        Same.Bits(inputGradients, again, "gradients of the input");
        Assert.Equal(twin.ComputeGradients(_x, _y, first), model.ComputeGradients(_x, _y, _gradients));
        Same.Bits(first, _gradients, "gradients of the draw that was due");
        Assert.Throws<ArgumentOutOfRangeException>(() => model.ComputeGradients(_x, _y, _gradients, draw: -1));
    }

    [Fact]
    public void BatchesGoOnBehindTheDrawsOfTheirStep()
    {
        var model = new Noisy(seed: 3) { LearningRate = 0 };
        var draws = new Noisy(seed: 3);
        for (int micro = 0; micro < 3; micro++)
        {
            model.ComputeGradients(_x, _y, _gradients);
        }

        model.ApplyGradients(_gradients);
        Assert.Equal(draws.ComputeGradients(_x, _y, _gradients, draw: 3), model.TrainOnBatch(_x, _y));
        Assert.Equal(draws.ComputeGradients(_x, _y, _gradients, draw: 4), model.ComputeGradients(_x, _y, _gradients));
    }

    [Fact]
    public void ACheckpoint_TakesBackTheDrawsOfGradientsThatWereNotApplied()
    {
        Noisy model = new(seed: 3), twin = new(seed: 3);
        model.TrainOnBatch(_x, _y);
        twin.TrainOnBatch(_x, _y);
        var file = new MemoryStream();
        model.SaveWeights(file, new() { IncludeOptimizer = true });
        model.ComputeGradients(_x, _y, _gradients);
        model.ComputeGradients(_x, _y, _gradients);
        model.LoadWeights(file.ToArray(), new() { IncludeOptimizer = true });
        Assert.Equal(twin.ComputeGradients(_x, _y, _gradients), model.ComputeGradients(_x, _y, _gradients));
        model.ApplyGradients(_gradients);
        twin.ApplyGradients(_gradients);
        Assert.Equal(twin.TrainOnBatch(_x, _y), model.TrainOnBatch(_x, _y));
    }

    [Fact]
    public void GradientsThatAreThrownAway_ChangeNoTraining()
    {
        Noisy model = new(seed: 3), twin = new(seed: 3);
        model.ComputeGradients(_x, _y, _gradients);
        model.ComputeGradients(_x, _y, _gradients);
        Assert.Equal(twin.Fit(_x, _y, new() { BatchSize = 16 })["loss"], model.Fit(_x, _y, new() { BatchSize = 16 })["loss"]);
        Same.Bits(twin.Parameters, model.Parameters);
    }
}
