namespace NeuralSeqGen.Models.Tests;

/// <summary>Predict of few samples runs the code of PredictOne for each, where that is cheaper than a group: which of both, the number of samples of the call says.</summary>
public class FewSamplesAreComputedOneByOne
{
    private const int Most = 160;
    private const int Elements = 64 * 8;
    private const double Tolerance = 1e-5;

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public void EverySampleOfACall_HasTheBitsOfPredictOne_OrEveryOneThoseOfAGroup(int bits)
    {
        var model = Widths.Make(bits, () => new Model1(seed: 3));
        float[,,] x = RandomData.Floats(1, Most, 64, 15);
        float[] groups = [.. Sequences.AsSpan(model.Predict(x))];
        float[] ones = [.. Enumerable.Range(0, Most).SelectMany(n => Sequences.AsSpan(model.PredictOne(RandomData.Sample(x, n))).ToArray())];
        Same.Within(Tolerance, groups, ones);
        List<int> oneByOne = [];
        foreach (int count in Enumerable.Range(1, 33))
        {
            var given = Sequences.AsSpan(model.Predict(RandomData.First(x, count)));
            bool isOneByOne = given.SequenceEqual(ones.AsSpan(0, count * Elements));
            Same.Bits((isOneByOne ? ones : groups).AsSpan(0, count * Elements), given, $"{count} samples");
            oneByOne.AddRange(isOneByOne ? [count] : []);
        }

        // 16 units in 64 steps: a group takes the time of eight samples
        Assert.False(groups.AsSpan(0, Elements).SequenceEqual(ones.AsSpan(0, Elements)), "both ways give the same bits, so that this test cannot tell them apart");
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], oneByOne.Where(count => count <= 16));
        Assert.DoesNotContain(oneByOne, count => count > 18);
    }

    [Theory]
    [InlineData(1), InlineData(3), InlineData(6)]
    public void OneSample_IsPredictOne(int seed)
    {
        float[,,] x = RandomData.Padded(RandomData.Floats(seed, 1, 6, 5), -1);
        var tagger = new Tagger(seed);
        Same.Bits(Sequences.AsSpan(tagger.PredictOne(RandomData.Sample(x, 0))), Sequences.AsSpan(tagger.Predict(x)), "Tagger");
        float[,,] s = RandomData.Floats(seed, 1, 5, 3);
        var smooth = new Smooth(seed);
        Same.Bits(Sequences.AsSpan(smooth.PredictOne(RandomData.Sample(s, 0))), Sequences.AsSpan(smooth.Predict(s)), "Smooth");
        float[,] v = RandomData.Floats(seed, 1, 6);
        var vector = new Vector(seed);
        Same.Bits(vector.PredictOne([.. Sequences.AsSpan(v)]), Sequences.AsSpan(vector.Predict(v)), "Vector");
    }

    [Theory]
    [InlineData(1), InlineData(2)]
    public void EveryOutputOfASample_IsThatOfPredictOne(int count)
    {
        float[,,] x = RandomData.Floats(7, count, 6, 4);
        var model = new Forked(seed: 4);
        var (level, kind) = model.Predict(x);
        for (int n = 0; n < count; n++)
        {
            var (oneLevel, oneKind) = model.PredictOne(RandomData.Sample(x, n));
            Same.Bits(Sequences.AsSpan(oneLevel), Sequences.AsSpan(level).Slice(n * 6, 6), $"level {n}");
            Same.Bits(oneKind, Sequences.AsSpan(kind).Slice(n * 3, 3), $"kind {n}");
        }
    }

    [Fact]
    public void OneSampleOfAModelWithModelsInside_IsPredictOne()
    {
        float[,,] x = RandomData.Floats(8, 1, 5, 4);
        var around = new Around(seed: 2);
        Same.Bits(Sequences.AsSpan(around.PredictOne(RandomData.Sample(x, 0))), Sequences.AsSpan(around.Predict(x)), "Around");
        int[,,] ids = { { { 1, 2, 3, 0 }, { 4, 5, 0, 0 }, { 0, 0, 0, 0 } } };
        var document = new Document(seed: 2);
        Same.Bits(document.PredictOne(new[,] { { 1, 2, 3, 0 }, { 4, 5, 0, 0 }, { 0, 0, 0, 0 } }), Sequences.AsSpan(document.Predict(ids)), "Document");
    }

    [Fact]
    public void StatesGoOnInEveryRow()
    {
        float[,,] x = RandomData.Floats(4, 9, 4, 2);
        CarryingMasked whole = new(seed: 5), parts = new(seed: 5), layers = new(seed: 5);
        float[,,] expected = whole.Predict(x);
        float[,,] seen = (float[,,])layers.PredictLayer("dense_1", x);
        for (int batch = 0; batch < 3; batch++)
        {
            Same.Bits(Sequences.AsSpan(expected.AsRows(batch * 3, 3)), Sequences.AsSpan(parts.Predict(x.AsRows(batch * 3, 3))), $"batch {batch}");
        }

        // layers are computed in groups
        Same.Within(Tolerance, Sequences.AsSpan(expected), Sequences.AsSpan(seen), "PredictLayer");
        Same.Bits(Sequences.AsSpan(expected), Sequences.AsSpan(layers.Predict(x)), "states are those before PredictLayer");
    }

    [Fact]
    public void SpansGiveTheSame_AndAllocateNothing()
    {
        float[,,] x = RandomData.Floats(1, 4, 64, 15);
        var model = new Model1(seed: 3);
        float[] y = new float[4 * Elements];
        model.Predict(Sequences.AsSpan(x), y);
        Same.Bits(Sequences.AsSpan(model.Predict(x)), y);
        long before = GC.GetAllocatedBytesForCurrentThread();
        model.Predict(Sequences.AsSpan(x), y);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
