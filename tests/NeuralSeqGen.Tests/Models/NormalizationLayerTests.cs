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

    private sealed class Store : IParameterStore
    {
        public float[] Values { get; } = [0, 0, 1, 1, 0];

        public ReadOnlySpan<float> Parameters => Values;

        public IReadOnlyList<WeightInfo> Weights { get; } =
        [
            new("n/mean", "n", 0, 2, false) { Shape = [2] }, new("n/variance", "n", 2, 2, false) { Shape = [2] }, new("n/count", "n", 4, 1, false) { Shape = [] },
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
