using System.Diagnostics;
using NeuralSeqGen;

/// <summary>Trains the classifier and sets it beside naive Bayes on the same split.</summary>
internal static class Training
{
    internal static void Run(string folder, int seed, int epochs)
    {
        var corpus = Corpus.Read(folder);
        Console.WriteLine($"{corpus.Train.Count:N0} names to learn from, {corpus.Test.Count:N0} to test on, {Corpus.ClassCount} nationalities, no name twice");
        Console.WriteLine(Classifier.Summary);
        var model = Fit(corpus, seed, epochs);

        float[,,] letters = Letters.Encode(corpus.Test);
        int[] labels = [.. corpus.Test.Select(example => example.Class)];
        int[] predicted = Sequences.ArgMax(model.Predict(letters));
        var bayes = new NaiveBayes(corpus.Train);
        Console.WriteLine($"test, naive Bayes: {Score.Of(corpus.Test, i => bayes.Classify(corpus.Test[i].Name))}");
        Console.WriteLine($"test, model:       {Score.Of(model.Evaluate(letters, labels))}");
        ShowTen(corpus, predicted);
    }

    private static Classifier Fit(Corpus corpus, int seed, int epochs)
    {
        var model = new Classifier(seed);
        int[] labels = [.. corpus.Train.Select(example => example.Class)];
        var options = new FitOptions
        {
            Epochs = epochs, BatchSize = 64, Seed = seed, ValidationSplit = 0.1, ClassWeight = Weights(corpus), Progress = new ConsoleProgress(),
            Callbacks = [new EarlyStopping { Patience = 5, RestoreBestWeights = true }, new ReduceLROnPlateau { Patience = 2, Factor = 0.5 }],
        };
        var clock = Stopwatch.StartNew();
        var history = model.Fit(Letters.Encode(corpus.Train), labels, options);
        Console.WriteLine($"trained for {history.Epochs.Count} epochs in {clock.Elapsed.TotalSeconds:F1} s");
        return model;
    }

    /// <summary>
    /// More than half of the names are Russian, and some classes have sixty. Fourth roots of the inverse frequencies lift the rare ones
    /// at no cost in accuracy; square roots lift them further, and cost two percent of it.
    /// </summary>
    private static Dictionary<int, double> Weights(Corpus corpus)
    {
        double mean = (double)corpus.Train.Count / Corpus.ClassCount;
        return corpus.Train.CountBy(example => example.Class).ToDictionary(pair => pair.Key, pair => Math.Sqrt(Math.Sqrt(mean / pair.Value)));
    }

    private static void ShowTen(Corpus corpus, int[] predicted)
    {
        int stride = corpus.Test.Count / 10;
        Console.WriteLine();
        for (int i = stride / 2; i < corpus.Test.Count; i += stride)
        {
            (string name, int expected) = corpus.Test[i];
            Console.WriteLine($"{name,-20} {corpus.Classes[predicted[i]],-12} {(predicted[i] == expected ? "right" : $"expected {corpus.Classes[expected]}")}");
        }
    }
}
