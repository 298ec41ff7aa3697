using System.Diagnostics;
using NeuralSeqGen;

/// <summary>Reads the words, trains, and measures the share of words that come out wrong.</summary>
internal static class Training
{
    internal static void Run(string trainPath, string devPath, string? testPath, int seed, int epochs)
    {
        var all = WordFile.Read(trainPath);
        var dev = WordFile.Read(devPath);
        var test = testPath is null ? null : WordFile.Read(testPath);
        var train = Aligned(all, trainPath);
        var alphabets = new Alphabets(train, trainPath);

        Console.WriteLine(Pronouncer.Summary);
        var model = Fit(train, alphabets, seed, epochs);
        ErrorRate("dev", dev, model, alphabets);
        if (test is not null)
        {
            ErrorRate("test", test, model, alphabets);
        }

        ShowTen(dev, model, alphabets);
    }

    /// <summary>The words that can be learnt letter by letter. The others count as wrong where errors are counted.</summary>
    private static List<Word> Aligned(List<Word> words, string path)
    {
        var aligned = words.FindAll(word => word.IsAligned);
        if (aligned.Count == 0)
        {
            throw new DataFileException($"{path}: no word has as many phones as letters and at most {Pronouncer.Steps} of them; this model names one phone per letter.");
        }

        if (aligned.Count < words.Count)
        {
            Console.WriteLine($"{words.Count - aligned.Count:N0} of {words.Count:N0} training words are left out: not one phone per letter, or longer than {Pronouncer.Steps} letters");
        }

        return aligned;
    }

    private static Pronouncer Fit(List<Word> words, Alphabets alphabets, int seed, int epochs)
    {
        var model = new Pronouncer(seed);
        var clock = Stopwatch.StartNew();
        model.Fit(alphabets.Inputs(words), alphabets.Targets(words), new() { Epochs = epochs, BatchSize = 32, Seed = seed, Progress = new ConsoleProgress() });
        Console.WriteLine($"trained on {words.Count:N0} words for {epochs} epochs in {clock.Elapsed.TotalSeconds:F1} s");
        return model;
    }

    private static void ErrorRate(string name, List<Word> words, Pronouncer model, Alphabets alphabets)
    {
        string[] predicted = Pronounce(words, model, alphabets);
        int wrong = words.Where((word, i) => predicted[i] != word.Phones).Count();
        Console.WriteLine($"{name}: {wrong:N0} of {words.Count:N0} words wrong, WER {100.0 * wrong / words.Count:F2} %");
    }

    private static void ShowTen(List<Word> words, Pronouncer model, Alphabets alphabets)
    {
        int stride = Math.Max(1, words.Count / 10);
        List<Word> some = [.. words.Where((_, i) => i % stride == 0).Take(10)];
        string[] predicted = Pronounce(some, model, alphabets);
        Console.WriteLine();
        for (int i = 0; i < some.Count; i++)
        {
            Console.WriteLine($"{some[i].Letters,-20} {predicted[i],-44} {(predicted[i] == some[i].Phones ? "right" : $"expected {some[i].Phones}")}");
        }
    }

    private static string[] Pronounce(List<Word> words, Pronouncer model, Alphabets alphabets)
    {
        int[,] predicted = Sequences.ArgMax(model.Predict(alphabets.Inputs(words)));
        return [.. words.Select((word, i) => alphabets.Phones(predicted, i, word))];
    }
}
