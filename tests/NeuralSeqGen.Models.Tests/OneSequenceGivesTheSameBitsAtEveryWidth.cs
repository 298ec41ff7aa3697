namespace NeuralSeqGen.Models.Tests;

/// <summary>PredictOne and Step have an order of sums of their own, but one that no vector width changes.</summary>
public class OneSequenceGivesTheSameBitsAtEveryWidth
{
    [Theory]
    [InlineData(256), InlineData(128)]
    public void PredictOne(int bits)
    {
        Check<Tagger>(seed => new(seed), (model, seed) => Flat(model.PredictOne(RandomData.Sample(RandomData.Floats(seed, 1, 6, 5), 0))), bits);
        Check<Smooth>(seed => new(seed), (model, seed) => Flat(model.PredictOne(RandomData.Sample(RandomData.Floats(seed, 1, 5, 3), 0))), bits);
        Check<Noisy>(seed => new(seed), (model, seed) => model.PredictOne(RandomData.Sample(RandomData.Floats(seed, 1, 7, 3), 0)), bits);
        Check<Vector>(seed => new(seed), (model, seed) => model.PredictOne([.. Sequences.AsSpan(RandomData.Floats(seed, 1, 6))]), bits);
        Check<Model1>(seed => new(seed), (model, seed) => Flat(model.PredictOne(RandomData.Sample(RandomData.Floats(seed, 1, 64, 15), 0))), bits);
    }

    [Theory]
    [InlineData(256), InlineData(128)]
    public void Step(int bits)
    {
        Check<Tagger>(seed => new(seed), (model, seed) => Steps(seed, 6, 5, 3, model.CreateState(), model.Step), bits);
        Check<Model3>(seed => new(seed), (model, seed) => Steps(seed, 64, 15, 8, model.CreateState(), model.Step), bits);
    }

    private delegate bool OneStep(ReadOnlySpan<float> x, Span<float> y, StreamState state);

    private static float[] Steps(int seed, int steps, int features, int outputs, StreamState state, OneStep step)
    {
        float[] x = Flat(RandomData.Floats(seed, 1, steps, features)), y = new float[steps * outputs];
        for (int t = 0; t < steps; t++)
        {
            step(x.AsSpan(t * features, features), y.AsSpan(t * outputs, outputs), state);
        }

        return y;
    }

    private static void Check<TModel>(Func<int, TModel> create, Func<TModel, int, float[]> run, int bits) where TModel : ISequenceModel
    {
        for (int seed = 1; seed <= 5; seed++)
        {
            Same.Bits(run(Widths.Make(512, () => create(seed)), seed), run(Widths.Make(bits, () => create(seed)), seed), typeof(TModel).Name);
        }
    }

    private static float[] Flat(float[,] values) => [.. Sequences.AsSpan(values)];

    private static float[] Flat(float[,,] values) => [.. Sequences.AsSpan(values)];
}
