using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Keras's areas under curves. Thresholds ascend; above the first lies everything, above the last nothing.</summary>
internal static class CurveArea
{
    /// <param name="finish">Curve and summation.</param>
    /// <param name="hits">True positives above each threshold.</param>
    /// <param name="predictions">All predictions above each threshold.</param>
    public static double Of(MetricFinish finish, ReadOnlySpan<double> hits, ReadOnlySpan<double> predictions)
    {
        double area = 0.0;
        for (int i = 0; i + 1 < hits.Length; i++)
        {
            area += finish == MetricFinish.PrInterpolation ? Interpolated(hits, predictions, i) : Strip(finish, hits, predictions, i);
        }

        return area;
    }

    private static double Strip(MetricFinish finish, ReadOnlySpan<double> hits, ReadOnlySpan<double> predictions, int i)
    {
        var (x0, y0) = Point(finish, hits, predictions, i);
        var (x1, y1) = Point(finish, hits, predictions, i + 1);
        double height = finish switch
        {
            MetricFinish.RocMajoring or MetricFinish.PrMajoring => Math.Max(y0, y1),
            MetricFinish.RocMinoring or MetricFinish.PrMinoring => Math.Min(y0, y1),
            _ => (y0 + y1) / 2,
        };
        return (x0 - x1) * height;
    }

    private static (double X, double Y) Point(MetricFinish finish, ReadOnlySpan<double> hits, ReadOnlySpan<double> predictions, int i)
    {
        double recall = MetricValue.Ratio(hits[i], hits[0]);
        return finish is MetricFinish.PrMajoring or MetricFinish.PrMinoring
            ? (recall, MetricValue.Ratio(hits[i], predictions[i]))
            : (MetricValue.Ratio(predictions[i] - hits[i], predictions[0] - hits[0]), recall);
    }

    // Davis, Goadrich 2006: hits and predictions run linearly between two thresholds, precision is their ratio, and its integral over recall is closed.
    private static double Interpolated(ReadOnlySpan<double> hits, ReadOnlySpan<double> predictions, int i)
    {
        double more = hits[i] - hits[i + 1];
        double slope = MetricValue.Ratio(more, Math.Max(0, predictions[i] - predictions[i + 1]));
        double intercept = hits[i + 1] - slope * predictions[i + 1];
        double ratio = predictions[i] > 0 && predictions[i + 1] > 0 ? predictions[i] / predictions[i + 1] : 1;
        return MetricValue.Ratio(slope * (more + intercept * Math.Log(ratio)), hits[0]);
    }
}
