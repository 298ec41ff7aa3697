namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Keras's areas under curves, threshold by threshold.</summary>
internal static class CurveFormulas
{
    public static double Area(IReadOnlyList<MetricRow> rows, int thresholds, string curve, string summation)
    {
        var elements = rows.SelectMany(r => r.P.Zip(r.T)).ToList();
        double positives = elements.Count(e => e.Second == 1), negatives = elements.Count - positives;
        var at = Enumerable.Range(0, thresholds).Select(i => i == 0 ? -1e-7 : i == thresholds - 1 ? 1 + 1e-7 : i / (thresholds - 1.0))
            .Select(t => (True: (double)elements.Count(e => e.First > t && e.Second == 1), False: (double)elements.Count(e => e.First > t && e.Second == 0))).ToList();
        double area = 0;
        for (int i = 0; i + 1 < thresholds; i++)
        {
            area += curve == "Pr" && summation == "Interpolation" ? Interpolated(at[i], at[i + 1], positives) : Strip(at[i], at[i + 1], curve, summation, positives, negatives);
        }

        return area;
    }

    private static double Strip((double True, double False) a, (double True, double False) b, string curve, string summation, double positives, double negatives)
    {
        double X((double True, double False) c) => curve == "Roc" ? c.False / negatives : c.True / positives;
        double Y((double True, double False) c) => curve == "Roc" ? c.True / positives : c.True + c.False == 0 ? 0 : c.True / (c.True + c.False);
        double height = summation switch { "Interpolation" => (Y(a) + Y(b)) / 2, "Majoring" => Math.Max(Y(a), Y(b)), _ => Math.Min(Y(a), Y(b)) };
        return (X(a) - X(b)) * height;
    }

    private static double Interpolated((double True, double False) a, (double True, double False) b, double positives)
    {
        double more = a.True - b.True, predictedA = a.True + a.False, predictedB = b.True + b.False;
        double slope = predictedA == predictedB ? 0 : more / (predictedA - predictedB), intercept = b.True - (slope * predictedB);
        return slope * (more + (predictedA > 0 && predictedB > 0 ? intercept * Math.Log(predictedA / predictedB) : 0)) / positives;
    }
}
