using NeuralSeqGen;

/// <summary>How many names were right, over all and as the mean over nationalities.</summary>
internal sealed record Score(double Accuracy, double MacroRecall)
{
    /// <summary>As the model's own metrics say.</summary>
    internal static Score Of(Evaluation evaluation) => new(evaluation["accuracy"], evaluation["recall"]);

    /// <summary>As another classifier's answers say.</summary>
    internal static Score Of(IReadOnlyList<Example> examples, Func<int, int> predicted)
    {
        double[] right = new double[Corpus.ClassCount];
        double[] total = new double[Corpus.ClassCount];
        for (int i = 0; i < examples.Count; i++)
        {
            total[examples[i].Class]++;
            if (predicted(i) == examples[i].Class)
            {
                right[examples[i].Class]++;
            }
        }
        return new Score(right.Sum() / examples.Count, right.Zip(total, (r, t) => r / t).Average());
    }

    public override string ToString() => $"accuracy {Accuracy:P1}, macro recall {MacroRecall:P1}";
}
