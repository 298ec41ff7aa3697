namespace NeuralSeqGen.Compiler.Tests.Formulas;

/// <summary>
/// Layers that differ in training (keras/src/layers/regularization), as functions of the uniform numbers drawn; in prediction they change nothing.
/// Normal numbers are √(−2 ln(1 − u)) cos 2πv (Box and Muller), whose cosine our lowering has to 1e-7.
/// </summary>
internal static class NoiseFormulas
{
    private const double Millionth = 1e-6;

    public static readonly IReadOnlyList<LayerFormula> All =
    [
        new("Dropout", run => Noisy(run, (x, e) => x * run.Kept("Rate", e))),
        new("SpatialDropout1D", run => Noisy(run, (x, e) => x * run.Kept("Rate", e % run.X.Shape.Last))),
        new("GaussianNoise", run => Noisy(run, (x, e) => x + (run.Arguments.Real("Stddev") * Normal(run, e))), Millionth),
        new("GaussianDropout", run => Noisy(run, (x, e) => x * (1 + (Math.Sqrt(Rate(run) / (1 - Rate(run))) * Normal(run, e)))), Millionth),
        new("AlphaDropout", run => Noisy(run, (x, e) => Alpha(x, Rate(run), run.Uniforms[0][e]))),
    ];

    private static double Rate(LayerRun run) => run.Arguments.Real("Rate");

    private static double[] Noisy(LayerRun run, Func<double, int, double> noise) => run.IsTraining ? [.. run.X.Values.Select(noise)] : run.X.Values;

    private static double Normal(LayerRun run, int element) => Math.Sqrt(-2 * Math.Log(1 - run.Uniforms[0][element])) * Math.Cos(2 * Math.PI * run.Uniforms[1][element]);

    /// <summary>a · (x, or −α′ where dropped) + b with α′ = selu's scale · alpha, a = ((1 − rate)(1 + rate α′²))^−½ and b = a α′ rate.</summary>
    private static double Alpha(double x, double rate, double uniform)
    {
        double saturation = 1.0507009873554805 * 1.6732632423543772, a = 1 / Math.Sqrt((1 - rate) * (1 + (rate * saturation * saturation)));
        return (a * (uniform >= rate ? x : -saturation)) + (a * saturation * rate);
    }
}
