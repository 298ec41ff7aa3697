namespace NeuralSeqGen.Models.Tests;

/// <summary>The slope of Evaluate's loss, measured, is what ComputeGradients returns: for every weight and every input value.</summary>
public class GradientsAreThoseOfFiniteDifferences
{
    private const int Samples = 3;
    private const float Step = 1 / 128f;
    private readonly float[,,] _x = RandomData.Floats(1, Samples, 5, 3);
    private readonly float[,,] _y = RandomData.Floats(2, Samples, 5, 2);
    private readonly Smooth _model = new(seed: 1);
    private readonly float[] _gradients = new float[Smooth.ParameterCount];
    private readonly float[] _inputGradients = new float[Samples * 15];

    public GradientsAreThoseOfFiniteDifferences() => _model.ComputeGradients(_x, _y, _gradients, _inputGradients);

    [Fact]
    public void ForEveryWeight()
    {
        for (int i = 0; i < Smooth.ParameterCount; i++)
        {
            Near(Slope(delta => Move(i, delta)), _gradients[i], $"parameter {i}");
        }
    }

    [Fact]
    public void ForEveryInputValue()
    {
        for (int i = 0; i < _inputGradients.Length; i++)
        {
            Near(Slope(delta => Sequences.AsSpan(_x)[i] += delta), _inputGradients[i], $"input {i}");
        }
    }

    [Fact]
    public void TheLossIsThatOfEvaluate() =>
        Assert.Equal(_model.Evaluate(_x, _y).Loss, _model.ComputeGradients(_x, _y, _gradients), 1e-6);

    private double Slope(Action<float> move)
    {
        move(Step);
        double above = _model.Evaluate(_x, _y).Loss;
        move(-2 * Step);
        double below = _model.Evaluate(_x, _y).Loss;
        move(Step);
        return (above - below) / (2 * Step);
    }

    private void Move(int parameter, float delta)
    {
        using var edit = _model.EditParameters();
        edit.Values[parameter] += delta;
    }

    private static void Near(double expected, double actual, string what) =>
        Assert.True(Math.Abs(expected - actual) <= 2e-4 * Math.Max(1, Math.Abs(expected)), $"{what}: {actual}, but the slope is {expected}");
}
