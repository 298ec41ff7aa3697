namespace NeuralSeqGen.Models.Tests;

/// <summary>Predict in batches of any size, PredictOne, Step over a sequence and PredictLayer give one answer.</summary>
public class AllWaysToPredictAgree
{
    // One sequence has a schedule of its own, so sums are taken in another order.
    private const double Tolerance = 1e-5;
    private const int Most = 128;

    [Theory]
    [InlineData(1), InlineData(2), InlineData(5), InlineData(31), InlineData(Most)]
    public void ABatchOfAnySize_PredictsEachSampleAlike(int count)
    {
        float[,,] x = RandomData.Padded(RandomData.Floats(1, Most, 6, 5), -1);
        var model = new Tagger(seed: 2);
        var all = Sequences.AsSpan(model.Predict(x))[..(count * 18)];
        var some = Sequences.AsSpan(model.Predict(RandomData.First(x, count)));
        if (count > 16)
        {
            Same.Bits(all, some);
        }

        Same.Within(Tolerance, all, some);
    }

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public void OneSequence_IsABatchOfOne(int bits)
    {
        float[,,] x = RandomData.Padded(RandomData.Floats(1, 12, 6, 5), -1);
        var tagger = Widths.Make(bits, () => new Tagger(seed: 2));
        var smooth = Widths.Make(bits, () => new Smooth(seed: 2));
        var noisy = Widths.Make(bits, () => new Noisy(seed: 2));
        var vector = Widths.Make(bits, () => new Vector(seed: 2));
        float[,,] expected = tagger.Predict(x);
        for (int n = 0; n < 12; n++)
        {
            Same.Within(Tolerance, Sequences.AsSpan(expected).Slice(n * 18, 18), Sequences.AsSpan(tagger.PredictOne(RandomData.Sample(x, n))), $"Tagger {n}");
        }

        float[,,] s = RandomData.Floats(2, 1, 5, 3);
        Same.Within(Tolerance, Sequences.AsSpan(smooth.Predict(s)), Sequences.AsSpan(smooth.PredictOne(RandomData.Sample(s, 0))), "Smooth");
        float[,,] r = RandomData.Floats(3, 1, 7, 3);
        Same.Within(Tolerance, Sequences.AsSpan(noisy.Predict(r)), noisy.PredictOne(RandomData.Sample(r, 0)), "Noisy");
        float[,] v = RandomData.Floats(4, 1, 6);
        Same.Within(Tolerance, Sequences.AsSpan(vector.Predict(v)), vector.PredictOne([.. Sequences.AsSpan(v)]), "Vector");
    }

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public void StepByStep_GivesEveryStepOfTheSequence(int bits)
    {
        var model = Widths.Make(bits, () => new Tagger(seed: 2));
        float[,,] x = RandomData.Padded(RandomData.Floats(1, 4, 6, 5), -1);
        float[,,] expected = model.Predict(x);
        var state = model.CreateState();
        for (int n = 0; n < 4; n++, state.Reset())
        {
            float[] y = new float[18];
            for (int t = 0; t < 6; t++)
            {
                Assert.True(model.Step(Sequences.AsSpan(x).Slice((n * 6 + t) * 5, 5), y.AsSpan(t * 3, 3), state));
            }

            Same.Within(Tolerance, Sequences.AsSpan(expected).Slice(n * 18, 18), y, $"sample {n}");
        }
    }

    [Fact]
    public void TheLastStep_OfAModelWithOneLabel_IsItsPrediction()
    {
        var model = new Model3(seed: 2);
        float[,,] x = RandomData.Floats(1, 1, 64, 15);
        var state = model.CreateState();
        float[] y = new float[8];
        for (int t = 0; t < 64; t++)
        {
            model.Step(Sequences.AsSpan(x).Slice(t * 15, 15), y, state);
        }

        Same.Within(Tolerance, Sequences.AsSpan(model.Predict(x)), y);
    }

    [Fact]
    public void AModelWithoutMemory_StepsToo()
    {
        var model = new Pointwise(seed: 2);
        float[,,] x = RandomData.Floats(1, 1, 3, 2);
        var state = model.CreateState();
        Assert.Empty(state.Values.ToArray());
        float[] y = new float[6];
        for (int t = 0; t < 3; t++)
        {
            Assert.True(model.Step(Sequences.AsSpan(x).Slice(t * 2, 2), y.AsSpan(t * 2, 2), state));
        }

        Same.Within(Tolerance, Sequences.AsSpan(model.Predict(x)), y);
    }

    [Fact]
    public void TwoStreams_DoNotDisturbEachOther()
    {
        var model = new Model1(seed: 2);
        float[,,] x = RandomData.Floats(1, 1, 64, 15);
        StreamState left = model.CreateState(), right = model.CreateState();
        float[] alone = new float[8], beside = new float[8], other = new float[8];
        for (int t = 0; t < 10; t++)
        {
            model.Step(Sequences.AsSpan(x).Slice(t * 15, 15), alone, left);
        }

        left.Reset();
        for (int t = 0; t < 10; t++)
        {
            model.Step(Sequences.AsSpan(x).Slice((63 - t) * 15, 15), other, right);
            model.Step(Sequences.AsSpan(x).Slice(t * 15, 15), beside, left);
        }
        Same.Bits(alone, beside);
    }

    [Fact]
    public void TheLastLayer_IsTheModel_AndTheOneBeforeItsLogits()
    {
        var model = new Model1(seed: 2);
        float[,,] x = RandomData.Floats(1, 37, 64, 15);
        float[,,] expected = model.Predict(x);
        Same.Bits(Sequences.AsSpan(expected), Sequences.AsSpan((float[,,])model.PredictLayer("activation_1", x)));
        float[,,] logits = (float[,,])model.PredictLayer("time_distributed_1", x);
        for (int row = 0; row < 37 * 64; row++)
        {
            double[] exponentials = Sequences.AsSpan(logits).Slice(row * 8, 8).ToArray().Select(z => Math.Exp(z)).ToArray();
            Same.Within(Tolerance, [.. exponentials.Select(e => (float)(e / exponentials.Sum()))], Sequences.AsSpan(expected).Slice(row * 8, 8), "softmax");
        }
    }

    [Fact]
    public void TheFirstLayer_IsTheInput()
    {
        float[,,] x = RandomData.Floats(1, 3, 64, 15);
        Same.Bits(Sequences.AsSpan(x), Sequences.AsSpan((float[,,])new Model1().PredictLayer("input_1", x)));
    }
}
