namespace NeuralSeqGen.Models.Tests;

/// <summary>NaN in what Predict and its kin are given: computed with, as Keras does, unless the model is told to throw.</summary>
public class NonFiniteInputsAreRefusedWhereTheModelSaysSo
{
    private readonly float[,,] _x = RandomData.Floats(1, 3, 6, 2);

    public NonFiniteInputsAreRefusedWhereTheModelSaysSo() => _x[1, 2, 1] = float.NaN;

    [Fact]
    public void ByDefault_TheyPropagate()
    {
        var model = new LongStream(seed: 4);
        Assert.Equal(NonFiniteInputs.Propagate, model.NonFiniteInputs);
        float[,,] y = model.Predict(_x);
        Assert.True(float.IsFinite(y[0, 5, 0]));
        Assert.True(float.IsNaN(y[1, 5, 0]));
        Assert.True(float.IsNaN(model.PredictOne(RandomData.Sample(_x, 1))[5, 0]));
        var state = model.CreateState();
        Assert.True(state.IsFinite);
        model.Step([float.NaN, 0], new float[2], state);
        Assert.False(state.IsFinite);
        state.Reset();
        Assert.True(state.IsFinite);
    }

    [Fact]
    public void Throw_RefusesThemByPlace()
    {
        var model = new LongStream(seed: 4) { NonFiniteInputs = NonFiniteInputs.Throw };
        float[] flat = Sequences.AsSpan(_x).ToArray(), y = new float[36];
        Action[] calls =
        [
            () => model.Predict(_x), () => model.Predict(flat, y), () => model.PredictLayer("gru_1", _x), () => model.PredictLayer("gru_1", flat, new float[3 * 6 * 4]),
            () => model.PredictOne(RandomData.Sample(_x, 1)), () => model.PredictOne(flat.AsSpan(12, 12), y.AsSpan(0, 12)),
        ];
        string[] methods = ["Predict", "Predict", "PredictLayer", "PredictLayer", "PredictOne", "PredictOne"];
        for (int i = 0; i < calls.Length; i++)
        {
            var error = Assert.Throws<NonFiniteValueException>(calls[i]);
            Assert.StartsWith($"NSG0801: LongStream.{methods[i]}: 'x' holds NaN", error.Message, StringComparison.Ordinal);
            Assert.Equal(i < 4 ? 12 + 5 : 5, error.Index);
        }

        Assert.All(y, value => Assert.Equal(0, value));
        model.NonFiniteInputs = NonFiniteInputs.Propagate;
        model.Predict(_x);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.NonFiniteInputs = (NonFiniteInputs)7);
    }

    [Fact]
    public void Throw_LeavesTheStreamAsItWas()
    {
        var model = new LongStream(seed: 4) { NonFiniteInputs = NonFiniteInputs.Throw };
        var state = model.CreateState();
        float[] y = new float[2];
        model.Step([0.3f, -0.2f], y, state);
        var before = state.Clone();
        Assert.Throws<NonFiniteValueException>(() => model.Step([0.1f, float.PositiveInfinity], y, state));
        Same.Bits(before.Values, state.Values, "state");
        float[] expected = new float[2];
        model.Step([0.5f, 0.5f], expected, before);
        model.Step([0.5f, 0.5f], y, state);
        Same.Bits(expected, y, "the next step");
    }

    [Fact]
    public void Throw_LeavesCarriedStatesAsTheyWere()
    {
        var model = new CarryingOne(seed: 4) { NonFiniteInputs = NonFiniteInputs.Throw };
        var twin = new CarryingOne(seed: 4);
        float[,,] x = RandomData.Floats(3, 1, 3, 2), bad = RandomData.Floats(3, 1, 3, 2);
        bad[0, 1, 0] = float.NaN;
        Assert.Throws<NonFiniteValueException>(() => model.Predict(bad));
        Same.Bits(Sequences.AsSpan(twin.Predict(x)), Sequences.AsSpan(model.Predict(x)));
    }
}
