using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Layers that read windows, written out as loops over one sample [steps, features].</summary>
internal static class WindowFormulas
{
    /// <summary>Σ over i, c of x[o·strides + i·dilation − before, c] · kernel[i, c, f] with groups, zeros outside.</summary>
    public static double[,] Conv1D(double[,] x, BoundLayer layer, double[] weights)
    {
        var a = layer.Arguments;
        int size = a.Int("KernelSize"), groups = a.Int("Groups"), filters = a.Int("Filters"), features = x.GetLength(1), share = features / groups;
        double[,] y = new double[layer.OutputShape[0], filters];
        Each(y, (o, f) =>
        {
            double sum = a.Flag("UseBias") ? weights[(size * share * filters) + f] : 0;
            for (int i = 0; i < size; i++)
            {
                for (int c = 0; c < share; c++)
                {
                    sum += At(x, Place(a, x, y, o, i), (f / (filters / groups) * share) + c) * weights[(((i * share) + c) * filters) + f];
                }
            }

            return sum;
        });
        return y;
    }

    /// <summary>Every feature with kernels of its own; no bias.</summary>
    public static double[,] Depthwise(double[,] x, BoundLayer layer, double[] kernel)
    {
        var a = layer.Arguments;
        int multiplier = a.Int("DepthMultiplier"), features = x.GetLength(1);
        double[,] y = new double[layer.OutputShape[0], features * multiplier];
        Each(y, (o, f) => Enumerable.Range(0, a.Int("KernelSize")).Sum(i => At(x, Place(a, x, y, o, i), f / multiplier) * kernel[(i * features * multiplier) + f]));
        return y;
    }

    /// <summary>x · matrix + bias.</summary>
    public static double[,] Dense(double[,] x, double[] matrix, double[] bias)
    {
        double[,] y = new double[x.GetLength(0), bias.Length];
        Each(y, (t, f) => bias[f] + Enumerable.Range(0, x.GetLength(1)).Sum(c => x[t, c] * matrix[(c * bias.Length) + f]));
        return y;
    }

    /// <summary>Every step spread over a window; the first <paramref name="cut"/> sums are left out.</summary>
    public static double[,] Transposed(double[,] x, BoundLayer layer, double[] weights, int cut)
    {
        var a = layer.Arguments;
        int size = a.Int("KernelSize"), filters = a.Int("Filters"), features = x.GetLength(1);
        double[,] y = new double[layer.OutputShape[0], filters];
        Each(y, (_, f) => a.Flag("UseBias") ? weights[(size * filters * features) + f] : 0);
        for (int t = 0; t < x.GetLength(0); t++)
        {
            for (int i = 0; i < size; i++)
            {
                int at = (t * a.Int("Strides")) + (i * a.Int("DilationRate")) - cut;
                for (int f = 0; f < filters && at >= 0 && at < y.GetLength(0); f++)
                {
                    y[at, f] += Enumerable.Range(0, features).Sum(c => x[t, c] * weights[(((i * filters) + f) * features) + c]);
                }
            }
        }

        return y;
    }

    /// <summary>A function of those steps of each window that exist.</summary>
    public static double[,] Pooled(double[,] x, BoundLayer layer, Func<IEnumerable<double>, double> pool)
    {
        var a = layer.Arguments;
        int size = a.Int("PoolSize"), strides = a.Int("Strides") == 0 ? size : a.Int("Strides"), steps = x.GetLength(0);
        double[,] y = new double[layer.OutputShape[0], x.GetLength(1)];
        int before = a.Choice("Padding") == "Same" ? Math.Max(0, ((y.GetLength(0) - 1) * strides) + size - steps) / 2 : 0;
        Each(y, (o, c) => pool(Enumerable.Range((o * strides) - before, size).Where(t => t >= 0 && t < steps).Select(t => x[t, c])));
        return y;
    }

    private static int Place(Arguments a, double[,] x, double[,] y, int window, int element)
    {
        int span = ((a.Int("KernelSize") - 1) * a.Int("DilationRate")) + 1, steps = x.GetLength(0);
        int before = a.Choice("Padding") switch
        {
            "Causal" => span - 1,
            "Same" => Math.Max(0, ((y.GetLength(0) - 1) * a.Int("Strides")) + span - steps) / 2,
            _ => 0,
        };
        return (window * a.Int("Strides")) + (element * a.Int("DilationRate")) - before;
    }

    private static double At(double[,] x, int step, int feature) => step >= 0 && step < x.GetLength(0) ? x[step, feature] : 0;

    private static void Each(double[,] y, Func<int, int, double> element)
    {
        for (int t = 0; t < y.GetLength(0); t++)
        {
            for (int f = 0; f < y.GetLength(1); f++)
            {
                y[t, f] = element(t, f);
            }
        }
    }
}
