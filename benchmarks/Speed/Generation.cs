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
