using System.Diagnostics;
using NeuralSeqGen;

/// <summary>Trains a GRU and a transformer on the same text, measures both on its last tenth, and lets both write.</summary>
internal static class Training
{
    private const int BatchSize = 32;

    /// <returns>Nats per character of the better one.</returns>
    internal static double Run(Plan plan)
    {
        var text = Text.Read(plan.File, plan.Characters);
        Console.WriteLine($"{text.Train.Length:N0} characters to learn from, {text.Held.Length:N0} to measure on");
        int batches = plan.Passes * ((text.Train.Length / Text.Steps + BatchSize - 1) / BatchSize);
        double gru = plan.Model == "transformer" ? double.PositiveInfinity : Run(Author.Gru(plan.Seed, batches), text, plan);
        double transformer = plan.Model == "gru" ? double.PositiveInfinity : Run(Author.Transformer(plan.Seed, batches), text, plan);
        return Math.Min(gru, transformer);
    }

    private static double Run(Author author, Text text, Plan plan)
    {
        Console.WriteLine(author.Summary);
        var before = Processor();
        Fit(author, text, plan);
        var cost = Processor() - before;
        double nats = Measure.Nats(author, text.Held);
        Console.WriteLine($"{author.Name}: {nats:F3} nats per character on the last tenth, after {plan.Passes} passes, {cost.TotalMinutes:F1} minutes of a processor");
        Console.WriteLine();
        Console.WriteLine(Pen.Write(author, text.Vocabulary, plan));
        Console.WriteLine();
        return nats;
    }

    /// <summary>Every pass cuts the text elsewhere, so that no character stands at the beginning of a window each time.</summary>
    private static void Fit(Author author, Text text, Plan plan)
    {
        var random = new Random(plan.Seed);
        for (int pass = 0; pass < plan.Passes; pass++)
        {
            author.Fit(Text.Windows(text.Train, Text.Steps, random.Next(Text.Steps)), new() { InitialEpoch = pass, Epochs = pass + 1, BatchSize = BatchSize, Seed = plan.Seed + pass, Progress = new ConsoleProgress() });
        }
    }

    /// <summary>What training costs also where other programs run.</summary>
    private static TimeSpan Processor()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
