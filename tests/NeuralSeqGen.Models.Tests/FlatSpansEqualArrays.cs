namespace NeuralSeqGen.Models.Tests;

/// <summary>Every method that takes arrays gives the same bits for the same samples one after the other.</summary>
public class FlatSpansEqualArrays
{
    private readonly float[,,] _x = RandomData.Padded(RandomData.Floats(1, 37, 6, 5), -1);
    private readonly int[,] _y = RandomData.Labels(2, 37, 6, 3);
    private readonly Tagger _model = new(seed: 1);
    private readonly Tagger _other = new(seed: 1);

    private ReadOnlySpan<float> X => Sequences.AsSpan(_x);

    private ReadOnlySpan<int> Y => Sequences.AsSpan(_y);

    [Fact]
    public void PredictAndPredictLayer()
    {
        float[] y = new float[37 * 18], layer = new float[37 * 60];
        _model.Predict(X, y);
        Same.Bits(Sequences.AsSpan(_model.Predict(_x)), y);
        _model.PredictLayer("gru_1", X, layer);
        Same.Bits(Sequences.AsSpan((float[,,])_model.PredictLayer("gru_1", _x)), layer);
    }

    [Fact]
    public void PredictOne()
    {
        float[] y = new float[18];
        _model.PredictOne(X[..30], y);
        Same.Bits(Sequences.AsSpan(_model.PredictOne(RandomData.Sample(_x, 0))), y);
    }

    [Fact]
    public void Evaluate() => Assert.Equal(_model.Evaluate(_x, _y, 16).ToString(), _model.Evaluate(X, Y, 16).ToString());

    [Fact]
    public void ComputeGradients()
    {
        float[] array = new float[Tagger.ParameterCount + _x.Length], flat = new float[array.Length];
        float loss = _model.ComputeGradients(_x, _y, array.AsSpan(0, Tagger.ParameterCount), array.AsSpan(Tagger.ParameterCount));
        Assert.Equal(loss, _model.ComputeGradients(X, Y, flat.AsSpan(0, Tagger.ParameterCount), flat.AsSpan(Tagger.ParameterCount)));
        Same.Bits(array, flat, "gradient");
        Assert.Equal(loss, _model.ComputeGradients(X, Y, flat.AsSpan(0, Tagger.ParameterCount)));
    }

    [Fact]
    public void TrainOnBatchAndFit()
    {
        Assert.Equal(_model.TrainOnBatch(_x, _y), _other.TrainOnBatch(X, Y));
        Same.Bits(_model.Parameters, _other.Parameters, "TrainOnBatch");
        var losses = _model.Fit(_x, _y, new() { Epochs = 2, BatchSize = 10 })["loss"];
        Assert.Equal(losses, _other.Fit(X, Y, new() { Epochs = 2, BatchSize = 10 })["loss"]);
        Same.Bits(_model.Parameters, _other.Parameters, "Fit");
    }
}
