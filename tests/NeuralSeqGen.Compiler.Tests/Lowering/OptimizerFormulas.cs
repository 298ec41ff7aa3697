namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Keras's optimizers on one weight, written out in float64 and independently of the lowerings: each makes a step from its state of earlier ones.</summary>
internal static class OptimizerFormulas
{
    private const double Rate = 0.1;
    private const double Epsilon = 1e-7;

    /// <summary>Attribute to a factory of steps: (weight, gradient, number of the step from 1) changes the weight.</summary>
    public static readonly IReadOnlyDictionary<string, Func<int, Action<double[], double[], int>>> All = new Dictionary<string, Func<int, Action<double[], double[], int>>>
    {
        ["Sgd(LearningRate = 0.1)"] = n => Each(n, 0, (s, w, g, t) => w - (Rate * g)),
        ["RmsProp(LearningRate = 0.1)"] = n => Each(n, 0, (s, w, g, t) => w - (Rate * g / Math.Sqrt((s[0] = (0.9 * s[0]) + (0.1 * g * g)) + Epsilon))),
        ["RmsProp(LearningRate = 0.1, Rho = 0.8, Centered = true, Momentum = 0.7)"] = n => Each(n, 0, CenteredMomentum),
        ["Sgd(LearningRate = 0.1, Momentum = 0.8, Nesterov = true)"] = n => Each(n, 0, (s, w, g, t) => w + (0.8 * (s[0] = (0.8 * s[0]) - (Rate * g))) - (Rate * g)),
        ["Adam(LearningRate = 0.1)"] = n => Each(n, 0, (s, w, g, t) => w - Adam(s, g, t)),
        ["AdamW(LearningRate = 0.1)"] = n => Each(n, 0, (s, w, g, t) => w - (w * 0.004 * Rate) - Adam(s, g, t)),
        ["Adamax(LearningRate = 0.1)"] = n => Each(n, 0, Adamax),
        ["Nadam(LearningRate = 0.1, Beta1 = 0.8)"] = n => Each(n, 0, Nadam),
        ["Adagrad(LearningRate = 0.1)"] = n => Each(n, 0.1, (s, w, g, t) => w - (Rate * g / Math.Sqrt((s[0] += g * g) + Epsilon))),
        ["Adagrad(LearningRate = 0.1, InitialAccumulatorValue = 0, EpsilonPlacement = EpsilonPlacement.OutsideRoot)"] =
            n => Each(n, 0, (s, w, g, t) => w - (Rate * g / (Math.Sqrt(s[0] += g * g) + Epsilon))),
        ["Adadelta(LearningRate = 0.1)"] = n => Each(n, 0, Adadelta),
        ["Lion(LearningRate = 0.1)"] = n => Each(n, 0, Lion),
        ["Lamb(LearningRate = 0.1)"] = n => Lamb(n, 0),
        ["Lamb(LearningRate = 0.1, WeightDecay = 0.5)"] = n => Lamb(n, 0.5),
        ["Ftrl(LearningRate = 0.1)"] = n => Each(n, 0.1, (s, w, g, t) => Ftrl(s, w, g, 0.5, 0, 0, 0, 0)),
        ["Ftrl(LearningRate = 0.1, LearningRatePower = -0.7, L1RegularizationStrength = 0.3, L2RegularizationStrength = 0.2, L2ShrinkageRegularizationStrength = 0.1, Beta = 0.4)"] =
            n => Each(n, 0.1, (s, w, g, t) => Ftrl(s, w, g, 0.7, 0.3, 0.2, 0.1, 0.4)),
    };

    /// <summary>The same step on each element, with a state of its own whose first number starts at <paramref name="start"/>.</summary>
    private static Action<double[], double[], int> Each(int elements, double start, Func<double[], double, double, int, double> step)
    {
        double[][] states = [.. Enumerable.Range(0, elements).Select(_ => new[] { start, 0, 1, 0 })];
        return (w, g, t) =>
        {
            for (int i = 0; i < elements; i++)
            {
                w[i] = step(states[i], w[i], g[i], t);
            }
        };
    }

    /// <summary>The fourth number of the state is the momentum's.</summary>
    private static double CenteredMomentum(double[] s, double w, double g, int t)
    {
        s[0] = (0.8 * s[0]) + (0.2 * g * g);
        s[1] = (0.8 * s[1]) + (0.2 * g);
        s[3] = (0.7 * s[3]) + (Rate * g / Math.Sqrt(s[0] - (s[1] * s[1]) + Epsilon));
        return w - s[3];
    }

    private static double Adam(double[] s, double g, int t)
    {
        Moments(s, g, 0.9);
        return Rate * Math.Sqrt(1 - Math.Pow(0.999, t)) / (1 - Math.Pow(0.9, t)) * s[0] / (Math.Sqrt(s[1]) + Epsilon);
    }

    private static double Adamax(double[] s, double w, double g, int t)
    {
        s[0] = (0.9 * s[0]) + (0.1 * g);
        s[1] = Math.Max(0.999 * s[1], Math.Abs(g));
        return w - (Rate / (1 - Math.Pow(0.9, t)) * s[0] / (s[1] + Epsilon));
    }

    /// <summary>The third number of the state is the product of all momenta so far.</summary>
    private static double Nadam(double[] s, double w, double g, int t)
    {
        static double Momentum(int step) => 0.8 * (1 - (0.5 * Math.Pow(0.96, step)));
        Moments(s, g, 0.8);
        s[2] *= Momentum(t);
        double ahead = (Momentum(t + 1) * s[0] / (1 - (s[2] * Momentum(t + 1)))) + ((1 - Momentum(t)) * g / (1 - s[2]));
        return w - (Rate * ahead / (Math.Sqrt(s[1] / (1 - Math.Pow(0.999, t))) + Epsilon));
    }

    private static double Adadelta(double[] s, double w, double g, int t)
    {
        s[0] = (0.95 * s[0]) + (0.05 * g * g);
        double delta = -Math.Sqrt(s[1] + Epsilon) / Math.Sqrt(s[0] + Epsilon) * g;
        s[1] = (0.95 * s[1]) + (0.05 * delta * delta);
        return w + (Rate * delta);
    }

    private static double Lion(double[] s, double w, double g, int t)
    {
        double direction = Math.Sign((0.9 * s[0]) + (0.1 * g));
        s[0] = (0.99 * s[0]) + (0.01 * g);
        return w - (Rate * direction);
    }

    /// <summary>LAMB sees a whole weight, of whatever extents.</summary>
    public static Action<double[], double[], int> Lamb(int elements, double decay)
    {
        double[][] states = [.. Enumerable.Range(0, elements).Select(_ => new double[2])];
        return (w, g, t) =>
        {
            double[] direction = new double[elements];
            for (int i = 0; i < elements; i++)
            {
                w[i] -= w[i] * decay * Rate;
                Moments(states[i], g[i], 0.9);
                direction[i] = states[i][0] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(states[i][1] / (1 - Math.Pow(0.999, t))) + Epsilon);
            }

            double weightNorm = Math.Sqrt(w.Sum(v => v * v)), norm = Math.Sqrt(direction.Sum(d => d * d));
            for (int i = 0; i < elements; i++)
            {
                w[i] -= (weightNorm > 0 && norm > 0 ? weightNorm / norm : 1) * Rate * direction[i];
            }
        };
    }

    private static double Ftrl(double[] s, double w, double g, double power, double l1, double l2, double shrinkage, double beta)
    {
        double before = s[0];
        s[0] += g * g;
        s[1] += g + (2 * shrinkage * w) - ((Math.Pow(s[0], power) - Math.Pow(before, power)) / Rate * w);
        double quadratic = (Math.Pow(s[0], power) / Rate) + (2 * (l2 + (beta / (2 * Rate))));
        return Math.Abs(s[1]) <= l1 ? 0 : ((Math.Sign(s[1]) * l1) - s[1]) / quadratic;
    }

    private static void Moments(double[] s, double g, double beta)
    {
        s[0] = (beta * s[0]) + ((1 - beta) * g);
        s[1] = (0.999 * s[1]) + (0.001 * g * g);
    }
}
