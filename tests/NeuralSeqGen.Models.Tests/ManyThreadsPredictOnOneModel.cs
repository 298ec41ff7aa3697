namespace NeuralSeqGen.Models.Tests;

/// <summary>Predict, PredictOne, Step and Evaluate serve any number of threads, and a Fit beside them is not seen before it ends.</summary>
public class ManyThreadsPredictOnOneModel
{
    private const int Threads = 8;

    [Fact]
    public void EachGetsTheAnswerToItsOwnQuestion()
    {
        var model = new Model1(seed: 5);
        float[][,,] inputs = Enumerable.Range(0, Threads).Select(i => RandomData.Floats(i, 3 + 16 * i, 64, 15)).ToArray();
        float[][,,] targets = inputs.Select((x, i) => RandomData.Targets(i, x.GetLength(0), 64, 8)).ToArray();
        float[][,,] predictions = inputs.Select(model.Predict).ToArray();
        float[][,] ones = inputs.Select(x => model.PredictOne(RandomData.Sample(x, 1))).ToArray();
        double[] losses = inputs.Select((x, i) => model.Evaluate(x, targets[i]).Loss).ToArray();
        Assert.Equal(Threads, losses.Distinct().Count());
        new Crew(Threads, i =>
        {
            float[,] one = RandomData.Sample(inputs[i], 1);
            for (int round = 0; round < 6; round++)
            {
                Same.Bits(Sequences.AsSpan(predictions[i]), Sequences.AsSpan(model.Predict(inputs[i])), "Predict");
                Same.Bits(Sequences.AsSpan(ones[i]), Sequences.AsSpan(model.PredictOne(one)), "PredictOne");
                Same.Within(1e-5, Sequences.AsSpan(ones[i]), Steps(model, one), "Step");
                Assert.Equal(losses[i], model.Evaluate(inputs[i], targets[i]).Loss);
            }
        }).Join();
    }

    [Fact]
    public void BesideFit_TheySeeTheWeightsBeforeIt()
    {
        float[,,] x = RandomData.Padded(RandomData.Floats(1, 200, 6, 5), -1);
        int[,] y = RandomData.Labels(2, 200, 6, 3);
        var model = new Tagger(seed: 4);
        float[,,] before = model.Predict(x);
        double lossBefore = model.Evaluate(x, y).Loss;
        bool training = true;
        int answers = 0, wrong = 0;
        var crew = new Crew(Threads, i =>
        {
            while (true)
            {
                bool same = i % 2 == 0
                    ? Sequences.AsSpan(before).SequenceEqual(Sequences.AsSpan(model.Predict(x)))
                    : lossBefore == model.Evaluate(x, y).Loss;
                if (!Volatile.Read(ref training))
                {
                    return;
                }

                if (!same)
                {
                    Interlocked.Increment(ref wrong);
                }

                Interlocked.Increment(ref answers);
            }
        });
        model.Fit(x, y, new()
        {
            Epochs = 100_000,
            Callbacks =
            [
                new LambdaCallback
                {
                    EpochEnd = context => { if (Volatile.Read(ref answers) >= 8 * Threads) { context.Stop(); } },
                    TrainEnd = _ => Volatile.Write(ref training, false),
                },
            ],
        });
        crew.Join();
        Assert.Equal(0, wrong);
        Assert.True(answers >= 8 * Threads);
        Assert.NotEqual(lossBefore, model.Evaluate(x, y).Loss);
    }

    [Fact]
    public void InACallback_ThePresentWeightsAreUsed()
    {
        float[,,] x = RandomData.Floats(1, 40, 5, 3);
        var model = new Smooth(seed: 1);
        float[,,] before = model.Predict(x);
        float[,,]? during = null;
        model.Fit(x, RandomData.Floats(2, 40, 5, 2), new() { Callbacks = [new LambdaCallback { EpochEnd = _ => during = model.Predict(x) }] });
        Same.Bits(Sequences.AsSpan(during!), Sequences.AsSpan(model.Predict(x)));
        Assert.False(Sequences.AsSpan(before).SequenceEqual(Sequences.AsSpan(during!)));
    }

    private static float[] Steps(Model1 model, float[,] x)
    {
        var state = model.CreateState();
        float[] y = new float[64 * 8];
        for (int t = 0; t < 64; t++)
        {
            Assert.True(model.Step(Sequences.AsSpan(x).Slice(t * 15, 15), y.AsSpan(t * 8, 8), state));
        }

        return y;
    }
}
