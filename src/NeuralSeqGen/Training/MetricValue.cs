using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Metrics from their sums over the data. Nothing over nothing is 0, as in Keras.</summary>
internal static class MetricValue
{
    public static double Of(MetricFinish finish, ReadOnlySpan<double> sums) => finish switch
    {
        MetricFinish.Mean => Ratio(sums[0], sums[1]),
        MetricFinish.Sum => sums[0],
        MetricFinish.RootMean => Math.Sqrt(Ratio(sums[0], sums[1])),
        MetricFinish.ExpMean => Math.Exp(Ratio(sums[0], sums[1])),
        MetricFinish.ClassMean => ClassMean(sums[..(sums.Length / 2)], sums[(sums.Length / 2)..], []),
        MetricFinish.ClassMeanWeighted => ClassMean(sums[..(sums.Length / 3)], sums[(sums.Length / 3)..(2 * sums.Length / 3)], sums[(2 * sums.Length / 3)..]),
        MetricFinish.PresentClassMean => PresentClassMean(sums[..(sums.Length / 2)], sums[(sums.Length / 2)..]),
        MetricFinish.MeanOfMeans => MeanOfMeans(Ratio(sums[0], sums[1]), Ratio(sums[2], sums[3])),
        MetricFinish.R2Score => R2Score(sums[..^1], sums[^1]),
        MetricFinish.RocInterpolation or MetricFinish.RocMajoring or MetricFinish.RocMinoring or MetricFinish.PrInterpolation or MetricFinish.PrMajoring or MetricFinish.PrMinoring
            => CurveArea.Of(finish, sums[..(sums.Length / 2)], sums[(sums.Length / 2)..]),
        _ => throw new ArgumentOutOfRangeException(nameof(finish), finish, null),
    };

    public static double Ratio(double numerator, double denominator) => denominator == 0 ? 0 : numerator / denominator;

    private static double ClassMean(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators, ReadOnlySpan<double> weights)
    {
        double sum = 0, total = 0;
        for (int i = 0; i < numerators.Length; i++)
        {
            double weight = weights.IsEmpty ? 1 : weights[i];
            sum += weight * Ratio(numerators[i], denominators[i]);
            total += weight;
        }
        return Ratio(sum, total);
    }

    private static double PresentClassMean(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators)
    {
        double sum = 0;
        int present = 0;
        for (int i = 0; i < numerators.Length; i++)
        {
            sum += Ratio(numerators[i], denominators[i]);
            present += denominators[i] == 0 ? 0 : 1;
        }
        return Ratio(sum, present);
    }

    // an error where the naive forecast has none is no perfect model
    private static double MeanOfMeans(double mean, double scale) => mean == 0 ? 0 : mean / scale;

    private static double R2Score(ReadOnlySpan<double> sums, double rows)
    {
        int elements = sums.Length / 4;
        double score = 0.0;
        for (int i = 0; i < elements; i++)
        {
            double total = sums[elements + i] - sums[i] * Ratio(sums[i], rows);
            score += total == 0 ? 0 : 1 - sums[2 * elements + i] / total;
        }
        return Ratio(score, elements);
    }
}
