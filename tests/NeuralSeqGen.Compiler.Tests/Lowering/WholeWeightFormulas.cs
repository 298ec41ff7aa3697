namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Optimizers whose step sees a whole weight, written out in float64 and independently of the lowerings: matrices as loops over rows and columns.</summary>
internal static class WholeWeightFormulas
{
    private const double Rate = 0.1;

    /// <summary>Attribute to a factory of steps by a weight's name and extents: (weight, gradient, number of the step from 1) changes the weight.</summary>
    public static readonly IReadOnlyDictionary<string, Func<string, int[], Action<double[], double[], int>>> All = new Dictionary<string, Func<string, int[], Action<double[], double[], int>>>
    {
        ["Lamb(LearningRate = 0.1)"] = (_, shape) => OptimizerFormulas.Lamb(Count(shape), 0),
        ["Muon(LearningRate = 0.1)"] = (_, shape) => shape.Length == 2 ? Muon(shape, 0.95, true, 5, 0.2, 0.004) : AdamW(Count(shape), 1, 0.004),
        ["Muon(LearningRate = 0.1, Momentum = 0.5, Nesterov = false, NsSteps = 2, RmsRate = 0, WeightDecay = 0, AdamWeightDecay = 0.3, AdamLrRatio = 0.5, ExcludeLayers = new[] { \"^gru.*recurrent\", \"dense\" })"] =
            (name, shape) => shape.Length == 2 && !name.Contains("recurrent") && !name.Contains("dense") ? Muon(shape, 0.5, false, 2, 0, 0) : AdamW(Count(shape), 0.5, 0.3),
        ["Adafactor(LearningRate = 0.1)"] = (_, shape) => Adafactor(shape, -0.8, 1e-30, 1e-3, 1, 0),
        ["Adafactor(LearningRate = 0.1, WeightDecay = 0.2, Beta2Decay = -0.5, Epsilon1 = 0.001, Epsilon2 = 0.6, ClipThreshold = 0.3, RelativeStep = false)"] =
            (_, shape) => Adafactor(shape, -0.5, 0.001, 0.6, 0.3, 0.2),
    };

    private static Action<double[], double[], int> Muon(int[] shape, double momentum, bool nesterov, int steps, double rmsRate, double decay)
    {
        int rows = shape[0], columns = shape[1];
        double[] mean = new double[rows * columns];
        double scale = rmsRate == 0 ? 1 : rmsRate * Math.Sqrt(Math.Max(rows, columns));
        return (w, g, _) =>
        {
            double[] x = new double[w.Length];
            for (int i = 0; i < w.Length; i++)
            {
                w[i] -= w[i] * decay * Rate;
                mean[i] = (momentum * mean[i]) + g[i];
                x[i] = nesterov ? g[i] + (momentum * mean[i]) : mean[i];
            }

            double norm = Norm(x) + 1e-7;
            x = [.. x.Select(v => v / norm)];
            for (int step = 0; step < steps; step++)
            {
                x = NewtonSchulz(x, rows, columns);
            }

            for (int i = 0; i < w.Length; i++)
            {
                w[i] -= Rate * scale * x[i];
            }
        };
    }

    /// <summary>a·X + b·(X·Xᵀ)·X + c·(X·Xᵀ)²·X, with the square of the rows whatever their number.</summary>
    private static double[] NewtonSchulz(double[] x, int rows, int columns)
    {
        double[] square = new double[rows * rows];
        for (int i = 0; i < square.Length; i++)
        {
            square[i] = Enumerable.Range(0, columns).Sum(k => x[(i / rows * columns) + k] * x[(i % rows * columns) + k]);
        }

        double[] once = Times(square, rows, x, columns), twice = Times(square, rows, once, columns);
        return [.. x.Select((v, i) => (3.4445 * v) - (4.775 * once[i]) + (2.0315 * twice[i]))];
    }

    private static double[] Times(double[] square, int rows, double[] x, int columns) =>
        [.. Enumerable.Range(0, rows * columns).Select(i => Enumerable.Range(0, rows).Sum(k => square[(i / columns * rows) + k] * x[(k * columns) + (i % columns)]))];

    private static Action<double[], double[], int> AdamW(int elements, double ratio, double decay)
    {
        double[] mean = new double[elements], square = new double[elements];
        return (w, g, t) =>
        {
            for (int i = 0; i < elements; i++)
            {
                w[i] -= w[i] * decay * Rate;
                mean[i] = (0.9 * mean[i]) + (0.1 * g[i]);
                square[i] = (0.999 * square[i]) + (0.001 * g[i] * g[i]);
                w[i] -= Rate * ratio * Math.Sqrt(1 - Math.Pow(0.999, t)) / (1 - Math.Pow(0.9, t)) * mean[i] / (Math.Sqrt(square[i]) + 1e-7);
            }
        };
    }

    private static Action<double[], double[], int> Adafactor(int[] shape, double exponent, double epsilon1, double epsilon2, double threshold, double decay)
    {
        int n = Count(shape);
        double[] velocity = new double[n];
        int columns = shape.Length < 2 ? n : shape[^1], rows = shape.Length < 2 ? 1 : shape[^2];
        double[] ofRows = new double[n / columns], ofColumns = new double[n / rows];
        return (w, g, t) =>
        {
            double keep = 1 - Math.Pow(t, exponent);
            w.AsSpan().ToArray().Select(v => v - (v * decay * Rate)).ToArray().CopyTo(w, 0);
            double alpha = Math.Max(epsilon2, Norm(w) / Math.Sqrt(n)) * Math.Min(Rate, 1 / Math.Sqrt(t));
            if (shape.Length < 2)
            {
                velocity = [.. velocity.Select((v, i) => (keep * v) + ((1 - keep) * ((g[i] * g[i]) + epsilon1)))];
            }
            else
            {
                velocity = Factored(g, rows, columns, ofRows, ofColumns, keep, epsilon1);
            }

            double[] u = [.. g.Select((v, i) => v / Math.Sqrt(velocity[i]))];
            double excess = Math.Max(1, Norm(u) / Math.Sqrt(n) / threshold);
            for (int i = 0; i < n; i++)
            {
                w[i] -= alpha * u[i] / excess;
            }
        };
    }

    private static double[] Factored(double[] g, int rows, int columns, double[] ofRows, double[] ofColumns, double keep, double epsilon)
    {
        double[] velocity = new double[g.Length];
        int matrix = rows * columns;
        for (int start = 0; start < g.Length; start += matrix)
        {
            double[] squares = [.. g.Skip(start).Take(matrix).Select(v => (v * v) + epsilon)];
            int row = start / columns, column = start / rows;
            for (int i = 0; i < rows; i++)
            {
                ofRows[row + i] = (keep * ofRows[row + i]) + ((1 - keep) * squares.Skip(i * columns).Take(columns).Average());
            }

            for (int j = 0; j < columns; j++)
            {
                ofColumns[column + j] = (keep * ofColumns[column + j]) + ((1 - keep) * Enumerable.Range(0, rows).Average(i => squares[(i * columns) + j]));
            }

            double mean = ofRows.Skip(row).Take(rows).Average();
            for (int i = 0; i < matrix; i++)
            {
                velocity[start + i] = ofRows[row + (i / columns)] / mean * ofColumns[column + (i % columns)];
            }
        }

        return velocity;
    }

    private static double Norm(double[] values) => Math.Sqrt(values.Sum(v => v * v));

    private static int Count(int[] shape) => shape.Aggregate(1, (a, b) => a * b);
}
