using System.Diagnostics;
using NeuralSeqGen;

/// <summary>Reads the words, trains the models, and measures the share of words that come out wrong: of each model, and of all together.</summary>
internal static class Training
{
    private const int BatchSize = 32;
    private const double LearningRate = 4e-3;

    /// <returns>The word error rate of all models together on the words to develop on.</returns>
    internal static double Run(Plan plan)
    {
        var all = WordFile.Read(plan.Train);
        var dev = WordFile.Read(plan.Dev);
        var test = plan.Test is null ? null : WordFile.Read(plan.Test);
        var train = Lesson.Of(Spread(all, plan.Words), plan.Train);
        var alphabets = new Alphabets(train, plan.Train);

        Console.WriteLine(Translator.Summary);
        var committee = new Committee(alphabets);
        for (int i = 0; i < plan.Models; i++)
        {
            var model = Fit(train, alphabets, plan.Seed + i, plan.Epochs);
            committee.Add(model);
            Report($"seed {plan.Seed + i}, dev", dev, committee.Alone(model, dev));
            Report($"seed {plan.Seed + i}, test", test, test is null ? [] : committee.Alone(model, test));
        }

        string[] together = committee.Together(dev);
        double rate = Report($"{plan.Models} together, dev", dev, together);
        Report($"{plan.Models} together, test", test, test is null ? [] : committee.Together(test));
        ShowTen(dev, together);
        return rate;
    }

    /// <summary>So many words from all over a file, whose words may stand in the order of the alphabet.</summary>
    private static List<Word> Spread(List<Word> words, int count)
    {
        int stride = Math.Max(1, words.Count / count);
        return [.. words.Where((_, i) => i % stride == 0).Take(count)];
    }

    /// <summary>The rate rises in the first twentieth of training and falls along a cosine to nothing, so that no epoch has to be chosen as the best.</summary>
    private static Translator Fit(List<Lesson> lessons, Alphabets alphabets, int seed, int epochs)
    {
        int steps = epochs * ((lessons.Count + BatchSize - 1) / BatchSize);
        var model = new Translator(seed) { LearningRateSchedule = new CosineDecay(0, steps - steps / 20) { WarmupSteps = steps / 20, WarmupTarget = LearningRate } };
        var before = Processor();
        model.Fit(alphabets.Spellings(lessons.Select(lesson => lesson.Word)), alphabets.Sounds(lessons), new() { Epochs = epochs, BatchSize = BatchSize, Seed = seed, Progress = new ConsoleProgress() });
        Console.WriteLine($"seed {seed}: trained on {lessons.Count:N0} words for {epochs} epochs in {(Processor() - before).TotalMinutes:F1} minutes of a processor");
        return model;
    }

    /// <summary>What training costs also where other programs run.</summary>
    private static TimeSpan Processor()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private static double Report(string name, List<Word>? words, string[] said)
    {
        if (words is null)
        {
            return double.NaN;
        }

        int wrong = words.Where((word, i) => said[i] != word.Phones).Count();
        double rate = 100.0 * wrong / words.Count;
        Console.WriteLine($"{name}: {wrong:N0} of {words.Count:N0} words wrong, WER {rate:F2} %");
        return rate;
    }

    private static void ShowTen(List<Word> words, string[] said)
    {
        int stride = Math.Max(1, words.Count / 10);
        Console.WriteLine();
        for (int i = 0; i < Math.Min(words.Count, 10 * stride); i += stride)
        {
            Console.WriteLine($"{words[i].Letters,-20} {said[i],-44} {(said[i] == words[i].Phones ? "right" : $"expected {words[i].Phones}")}");
        }
    }
}
