using NeuralSeqGen;

namespace Speed;

/// <summary>What an id of Generate costs: in steps of the decoder, and against predicting every sequence whole for each of its ids.</summary>
internal static class Generation
{
    private const int Steps = 50;

    public static void Run(double seconds)
    {
        var model = new Speller(1);
        using (var edit = model.EditParameters())
        {
            edit.Values[^58] = -100; // the bias of id 2, the end: so that every call makes as many ids
        }

        int[,] letters = Letters(1);
        double step = Step(seconds), encoded = Time(model, seconds, letters, 1, 1);
        Figure.Print("speller", "step_without_attention", step * 1e6, "us");
        foreach (int length in new[] { 10, 25, Steps })
        {
            double id = (Time(model, seconds, letters, length, 1) - encoded) / (length - 1);
            Figure.Print("speller", $"id_of_{length}", id * 1e6, "us");
            Figure.Print("speller", $"id_of_{length}_in_steps", id / step, "steps");
        }

        double ids = Time(model, seconds, letters, Steps, 1), whole = Whole(model, seconds, letters);
        Figure.Print("speller", "greedy", Steps / ids, "ids/s");
        Figure.Print("speller", "whole_sequences_over_steps", whole / ids, "times");
        Figure.Print("speller", "beam_of_4", Time(model, seconds, letters, Steps, 4) / ids, "greedy");
        Figure.Print("speller", "64_samples", 64 * Steps / Time(model, seconds, Letters(64), Steps, 1), "ids/s");
        Lanes("speller", samples => Time(model, seconds, Letters(samples), Steps, samples == 1 ? 1 : 4));
        var small = new SmallSpeller(1);
        using (var edit = small.EditParameters())
        {
            edit.Values[^58] = -100;
        }

        Lanes("small_speller", samples => Figure.Median(seconds, () => small.Generate(Letters(samples), new() { BeamWidth = samples == 1 ? 1 : 4 })));
    }

    /// <summary>16 samples of 4 beams, which share groups, against one sample that goes by itself; the second figure counts what the processor works, on however many cores.</summary>
    private static void Lanes(string model, Func<int, double> time)
    {
        var (one, oneWork) = Work(1, time);
        var (many, manyWork) = Work(16, time);
        Figure.Print(model, "16_samples_of_4_beams", 64 / many, "hypotheses/s");
        Figure.Print(model, "16_samples_of_4_beams_over_one", 64 * one / many, "times");
        Figure.Print(model, "16_samples_of_4_beams_over_one_per_core", 64 * oneWork / manyWork, "times");
    }

    /// <summary>Seconds of a call on the clock and on the processor.</summary>
    private static (double Clock, double Processor) Work(int samples, Func<int, double> time)
    {
        var (watch, before) = (System.Diagnostics.Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        double seconds = time(samples);
        return (seconds, seconds * ((Environment.CpuUsage.TotalTime - before) / watch.Elapsed));
    }

    private static double Time(Speller model, double seconds, int[,] letters, int length, int width) =>
        Figure.Median(seconds, () => model.Generate(letters, new() { MaxLength = length, BeamWidth = width }));

    private static double Step(double seconds)
    {
        var model = new SpellerSteps(1);
        var state = model.CreateState();
        int[] id = [7];
        float[] y = new float[60];
        return Figure.Median(seconds, () =>
        {
            for (int t = 0; t < Steps; t++)
            {
                model.Step(id, y, state);
            }
        }) / Steps;
    }

    /// <summary>As long as Predict takes for the ids one after the other, each with those before it.</summary>
    private static double Whole(Speller model, double seconds, int[,] letters)
    {
        int[,] ids = new int[1, Steps];
        return Figure.Median(seconds, () =>
        {
            for (int t = 0; t < Steps; t++)
            {
                float[,,] y = model.Predict(letters, ids);
                int best = Enumerable.Range(0, 60).MaxBy(c => y[0, t, c]);
                ids[0, Math.Min(t + 1, Steps - 1)] = best;
            }
        });
    }

    private static int[,] Letters(int samples)
    {
        var random = new Random(5);
        int[,] letters = new int[samples, Steps];
        foreach (ref int letter in Sequences.AsSpan(letters))
        {
            letter = random.Next(1, 40);
        }

        return letters;
    }
}
