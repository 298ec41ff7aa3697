using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests;

public sealed class NormalizationLayerTests
{
    private readonly Store _store = new();

    [Fact]
    public void Adapting_sets_mean_and_biased_variance_per_feature()
    {
        new NormalizationLayer(_store, "n").Adapt([1, 10, 3, 30]);
        Assert.Equal([2, 20, 1, 100, 0], _store.Values);
    }

    [Fact]
    public void Arrays_of_any_rank_are_vectors_one_after_another()
    {
        var layer = new NormalizationLayer(_store, "n");
        layer.Adapt(new float[,,] { { { 1, 2 }, { 3, 4 } }, { { 5, 6 }, { 7, 8 } } });
        Assert.Equal([4, 5, 5, 5, 0], _store.Values);
        layer.Adapt(new float[,] { { 1e6f, 0 }, { 1e6f + 1, 0 } });
        Assert.Equal([1000000.5f, 0, 0.25f, 0, 0], _store.Values);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Values_that_are_no_whole_vectors_are_refused(int count)
    {
        var error = Assert.Throws<ShapeMismatchException>(() => new NormalizationLayer(_store, "n").Adapt(new float[count]));
        Assert.Contains($"n.Adapt: 'x' has {count} values", error.Message);
        Assert.Equal([0, 0, 1, 1, 0], _store.Values);
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    [InlineData(-1e20f, "-1E+20")]
    public void What_has_no_variance_is_refused_by_its_place(float value, string text)
    {
        var error = Assert.Throws<NonFiniteValueException>(() => new NormalizationLayer(_store, "n").Adapt(new float[,,] { { { 1, 2 }, { 3, 4 } }, { { 5, value }, { 7, 8 } } }));
        Assert.Equal(("NSG0801", 5L), (error.RuleId, error.Index));
        Assert.Contains($"n.Adapt: 'x' holds {text} at x[1, 0, 1]. Mean and variance are those before it. Clean the data.", error.Message);
        Assert.Contains("x[0, 1]", Assert.Throws<NonFiniteValueException>(() => new NormalizationLayer(_store, "n").Adapt([1, value, 2, 3])).Message);
        Assert.Equal([0, 0, 1, 1, 0], _store.Values);
    }

    /// <summary>By hand: the mean of each step, of each (step, feature), and of everything.</summary>
    [Theory]
    [InlineData(new[] { 0 }, new[] { 3f, 5f }, new[] { 5f, 5f })]
    [InlineData(new[] { 1 }, new[] { 2f, 6f }, new[] { 2f, 2f })]
    [InlineData(new int[0], new[] { 4f }, new[] { 6f })]
    [InlineData(new[] { 0, 1 }, new[] { 1f, 5f, 3f, 7f }, new[] { 1f, 1f, 1f, 1f })]
    public void Kept_axes_have_moments_of_their_own(int[] kept, float[] mean, float[] variance)
    {
        var store = new Store(mean.Length);
        new NormalizationLayer(store, "n", [2, 2], kept).Adapt(new float[,,] { { { 0, 4 }, { 2, 6 } }, { { 2, 6 }, { 4, 8 } } });
        Assert.Equal([.. mean, .. variance, 0], store.Values);
    }

    [Fact]
    public void Arrays_whose_last_axes_are_not_a_sample_are_refused()
    {
        var store = new Store(2);
        var layer = new NormalizationLayer(store, "n", [2, 3], [0]);
        Assert.Contains("n.Adapt: 'x' is (1, 3, 2), but its last axes must be (2, 3).", Refusal(() => layer.Adapt(new float[1, 3, 2])));
        Assert.Contains("n.Adapt: 'x' is (2, 3), but its last axes must be (2, 3).", Refusal(() => layer.Adapt(new float[2, 3])));
        Assert.Contains("n.Adapt: 'x' has 8 values, which are not one or more samples of (2, 3).", Refusal(() => layer.Adapt(new float[8])));
        Assert.Contains("n.Adapt: 'x' is (2, 4), but its last axes must be (2,).", Refusal(() => new NormalizationLayer(_store, "n").Adapt(new float[2, 4])));
        layer.Adapt(new float[7, 2, 2, 3]);
        Assert.Equal([0, 0, 0, 0, 0], store.Values);
    }

    private static string Refusal(Action call) => Assert.Throws<ShapeMismatchException>(call).Message;

    private sealed class Store(int moments = 2) : IParameterStore
    {
        public float[] Values { get; } = [.. new float[moments], .. Enumerable.Repeat(1f, moments), 0];

        public ReadOnlySpan<float> Parameters => Values;

        public IReadOnlyList<WeightInfo> Weights { get; } =
        [
            new("n/mean", "n", 0, moments, false) { Shape = [moments] }, new("n/variance", "n", moments, moments, false) { Shape = [moments] }, new("n/count", "n", 2 * moments, 1, false) { Shape = [] },
        ];

        public Span<float> BeginEdit() => Values;

        public void EndEdit()
        {
        }

        public bool IsLayerTrainable(string layer) => false;

        public void SetLayerTrainable(string layer, bool value)
        {
        }
    }
}
