namespace NeuralSeqGen.Models.Tests;

/// <summary>Writing every time step out changes no bit of predictions, gradients and trained weights, whatever the width.</summary>
public class UnrolledStepsGiveTheBitsOfTheLoop
{
    private const int Samples = 37;

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public void Gru_AndBackwards(int bits)
    {
        float[,,] x = RandomData.Floats(1, Samples, 9, 5);
        float[,] y = RandomData.Floats(2, Samples, 2);
        var loop = Widths.Make(bits, () => new GruLoop(seed: 6));
        var unrolled = Widths.Make(bits, () => new GruUnrolled(seed: 6));
        Same.Bits(loop.Parameters, unrolled.Parameters, "initial weights");
        Same.Bits(Sequences.AsSpan(loop.Predict(x)), Sequences.AsSpan(unrolled.Predict(x)), "prediction");
        Same.Bits(Sequences.AsSpan(loop.PredictOne(RandomData.Sample(x, 3))), Sequences.AsSpan(unrolled.PredictOne(RandomData.Sample(x, 3))), "one prediction");
        Assert.Equal(loop.Evaluate(x, y).Loss, unrolled.Evaluate(x, y).Loss);
        float[] gradients = new float[GruLoop.ParameterCount + x.Length], others = new float[gradients.Length];
        float loss = loop.ComputeGradients(x, y, gradients.AsSpan(0, GruLoop.ParameterCount), gradients.AsSpan(GruLoop.ParameterCount));
        Assert.Equal(loss, unrolled.ComputeGradients(x, y, others.AsSpan(0, GruLoop.ParameterCount), others.AsSpan(GruLoop.ParameterCount)));
        Same.Bits(gradients, others, "gradient");
        loop.Fit(x, y, new() { Epochs = 3, BatchSize = 16 });
        unrolled.Fit(x, y, new() { Epochs = 3, BatchSize = 16 });
        Same.Bits(loop.Parameters, unrolled.Parameters, "trained weights");
    }

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public void SimpleRnnWithMask_AndGruThatResetsAfter(int bits)
    {
        float[,,] x = RandomData.Padded(RandomData.Floats(1, Samples, 6, 4), 2);
        float[,,] y = RandomData.Targets(2, Samples, 6, 2);
        var loop = Widths.Make(bits, () => new RnnLoop(seed: 6));
        var unrolled = Widths.Make(bits, () => new RnnUnrolled(seed: 6));
        Same.Bits(Sequences.AsSpan(loop.Predict(x)), Sequences.AsSpan(unrolled.Predict(x)), "prediction");
        loop.Fit(x, y, new() { Epochs = 3, BatchSize = 16 });
        unrolled.Fit(x, y, new() { Epochs = 3, BatchSize = 16 });
        Same.Bits(loop.Parameters, unrolled.Parameters, "trained weights");
    }

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public void FourSteps_AreTheFirstFourOfALoopOfFive(int bits)
    {
        float[,,] x = RandomData.Floats(1, Samples, 5, 5);
        float[,,] four = new float[Samples, 4, 5];
        for (int n = 0; n < Samples; n++)
        {
            Sequences.AsSpan(x).Slice(n * 25, 20).CopyTo(Sequences.AsSpan(four).Slice(n * 20, 20));
        }

        float[,,] expected = Widths.Make(bits, () => new FiveSteps(seed: 6)).Predict(x);
        float[,,] actual = Widths.Make(bits, () => new FourSteps(seed: 6)).Predict(four);
        for (int n = 0; n < Samples; n++)
        {
            Same.Bits(Sequences.AsSpan(expected).Slice(n * 15, 12), Sequences.AsSpan(actual).Slice(n * 12, 12), $"sample {n}");
        }
    }
}
