/// <summary>What a model says of the names it has not seen.</summary>
/// <param name="Accuracy">The share that is right.</param>
/// <param name="Recall">The share of each nationality that is right; NaN where there is none.</param>
internal sealed record Result(double Accuracy, double[] Recall)
{
    internal static Result Of(IReadOnlyList<Example> examples, int[] predicted)
    {
        int[] right = new int[Corpus.ClassCount], all = new int[Corpus.ClassCount];
        foreach (var (i, example) in examples.Index())
        {
            all[example.Class]++;
            right[example.Class] += predicted[i] == example.Class ? 1 : 0;
        }

        return new Result(right.Sum() / (double)examples.Count, [.. right.Zip(all, (r, n) => (double)r / n)]);
    }

    internal double MeanOf(IReadOnlyList<int> classes) => classes.Average(c => Recall[c]);
}
