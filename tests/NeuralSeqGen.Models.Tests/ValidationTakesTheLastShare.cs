namespace NeuralSeqGen.Models.Tests;

/// <summary>ValidationSplit holds back the last share before any shuffling, as Keras does.</summary>
public class ValidationTakesTheLastShare
{
    private readonly float[,,] _x = RandomData.Floats(1, 40, 5, 3);
    private readonly float[,,] _y = RandomData.Floats(2, 40, 5, 2);

    [Fact]
    public void TheOthersAreTrainedOn()
    {
        Smooth split = new(seed: 1), first = new(seed: 1);
        var history = split.Fit(_x, _y, new() { Epochs = 3, ValidationSplit = 0.25 });
        first.Fit(RandomData.First(_x, 30), RandomData.First(_y, 30), new() { Epochs = 3 });
        Same.Bits(first.Parameters, split.Parameters);
        Assert.Equal(30, history.Last.Training.Samples);
        Assert.Equal(10, history.Last.Validation!.Samples);
    }

    [Fact]
    public void TheLastAreEvaluatedAfterEachEpoch()
    {
        var model = new Smooth(seed: 1);
        var evaluation = model.Fit(_x, _y, new() { ValidationSplit = 0.25 }).Last.Validation!;
        var by = model.Evaluate(Sequences.AsSpan(_x)[(30 * 15)..], Sequences.AsSpan(_y)[(30 * 10)..]);
        Assert.Equal(by.Loss, evaluation.Loss);
        Assert.Equal(by["mean_absolute_error"], evaluation["mean_absolute_error"]);
    }

    [Fact]
    public void ValidationDataComesFirst_AndOnlyAsOftenAsAsked()
    {
        var history = new Smooth(seed: 1).Fit(_x, _y, new() { Epochs = 4, ValidationFrequency = 2, ValidationSplit = 0.25 }, validationData: (RandomData.First(_x, 7), RandomData.First(_y, 7)));
        Assert.Equal([null, 7, null, 7], history.Epochs.Select(e => e.Validation?.Samples));
        Assert.All(history.Epochs, e => Assert.Equal(40, e.Training.Samples));
    }
}
