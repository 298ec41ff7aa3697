namespace NeuralSeqGen.Tests.Core;

public class InferenceTests
{
    [Theory]
    [InlineData(1), InlineData(15), InlineData(16), InlineData(17), InlineData(127), InlineData(128), InlineData(1000)]
    public void Predict_AnyNumberOfSamples_EachByItself(int samples)
    {
        var (x, _) = LinearData.Make(samples);
        var model = new LinearModel(seed: 4);
        float[,] all = model.Predict(x);
        float[] flat = new float[samples * 3];
        model.Core.PredictSpan(LinearData.Flat(x), flat);
        Assert.Equal(all.Cast<float>(), flat);
        for (int s = 0; s < samples; s += 9)
        {
            float[] one = [x[s, 0], x[s, 1], x[s, 2], x[s, 3], x[s, 4]], y = new float[3];
            model.Core.PredictOneSpan<float>(one, y);
            Assert.Equal([all[s, 0], all[s, 1], all[s, 2]], y);
            Assert.Equal(y, (float[])model.Core.PredictOne([one])[0]);
        }
    }

    [Fact]
    public void PredictLayer_InputAndOutput_Given()
    {
        var (x, _) = LinearData.Make(20);
        var model = new LinearModel(seed: 4);
        Assert.Equal(x, (float[,])model.Core.PredictLayer("input_1", [x]));
        Assert.Equal(model.Predict(x), (float[,])model.Core.PredictLayer("dense_1", [x]));
        float[] flat = new float[60];
        model.Core.PredictLayerSpan("dense_1", LinearData.Flat(x), flat);
        Assert.Equal(model.Predict(x).Cast<float>(), flat);
    }

    [Fact]
    public void Predict_NaN_ComesOutAsNaN()
    {
        float[,] x = new float[1, 5];
        x[0, 3] = float.NaN;
        Assert.All(new LinearModel(seed: 4).Predict(x).Cast<float>(), v => Assert.True(float.IsNaN(v)));
    }

    [Fact]
    public void Step_TwoStates_GoOnByThemselves()
    {
        var model = new LinearModel(seed: 4);
        float[] x = [1, 2, 3, 4, 5], y = new float[3];
        var state = model.Core.CreateState();
        Assert.False(model.Core.Step<float>(x, y, state));
        float[] once = y.ToArray();
        var copy = state.Clone();
        Assert.True(model.Core.Step<float>(x, y, state));
        float[] twice = y.ToArray();
        Assert.NotEqual(once, twice);
        Assert.True(model.Core.Step<float>(x, y, copy));
        Assert.Equal(twice, y);
        state.Reset();
        Assert.False(model.Core.Step<float>(x, y, state));
        Assert.Equal(once, y);
        Assert.Equal("x", Assert.Throws<ShapeMismatchException>(() => model.Core.Step<float>(new float[4], y, state)).ParamName);
        Assert.Equal("y", Assert.Throws<ShapeMismatchException>(() => model.Core.Step<float>(x, new float[4], state)).ParamName);
        Assert.Throws<ArgumentException>(() => model.Core.Step<float>(x, y, new LinearModel().Core.CreateState()));
        Assert.Throws<ArgumentNullException>(() => model.Core.Step<float>(x, y, null!));
    }

    [Fact]
    public void NoLossOrOptimizer_PredictsButDoesNotTrain()
    {
        var (x, y) = LinearData.Make(5);
        var model = new LinearModel(loss: null);
        model.Predict(x);
        Assert.Contains("without a loss", Assert.Throws<InvalidOperationException>(() => model.Fit(x, y)).Message);
        Assert.Contains("without a loss", Assert.Throws<InvalidOperationException>(() => model.Core.Evaluate([x], [y])).Message);
    }

    [Fact]
    public void Evaluate_Cancelled_Throws()
    {
        var (x, y) = LinearData.Make(5);
        Assert.Throws<OperationCanceledException>(() => new LinearModel().Core.Evaluate([x], [y], cancellationToken: new CancellationToken(true)));
    }
}
