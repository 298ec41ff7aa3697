using NeuralSeqGen.Compiler.Tests.Models;
using NeuralSeqGen.Generator.Tests.RandomModels;

namespace NeuralSeqGen.Generator.Tests.Functions;

/// <summary>Functions that are NaN or infinite of zeros: a group that the samples do not fill holds none that they are not, so that gradients are those of the samples alone.</summary>
public sealed class ZeroInputTests
{
    private static readonly string[] Bodies = ["x / Abs(x).Sum(-1, true)", "0.1 * Log(Square(x).Sum(-1, true)) * x", "x * Rsqrt(Square(x).Sum(-1, true))", "x / Sqrt(Square(x).Sum(-1, true))", "Power(Abs(x).Max(-1, true), -1) * x"];
    private static readonly string[] Behind = ["Dense(2)", "Gru(4, ReturnSequences = true), Dense(2)", "Flatten, Dense(3)"];

    private static readonly Dictionary<string, Lazy<LoadedModels>> Loaded = new[] { "Never", "Always" }.ToDictionary(
        lanes => lanes, lanes => new Lazy<LoadedModels>(() => QuickLoad.Of(GeneratorHarness.Run(BuildProperties.Of("NeuralSeqGenFeatureLanes", lanes), [.. Enumerable.Range(0, Bodies.Length).Select(i => Source(i))]))));

    public static TheoryData<int, string> Cases => new(from body in Enumerable.Range(0, Bodies.Length) from lanes in Loaded.Keys select (body, lanes));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_AreThoseOfTheSamples(int body, string lanes)
    {
        var model = ModelSource.BindDeclaration(Source(body));
        foreach (int samples in new[] { 1, 5, 16, 37 })
        {
            new RandomModelCheck(model, Loaded[lanes].Value, "Model" + body, seed: body, samples).Run();
        }
    }

    private static string Source(int body) =>
        $"using NeuralSeqGen;\nusing static NeuralSeqGen.Tensor;\n[SequenceModel, Input(4, 3), Lambda(nameof(F)), {Behind[body % Behind.Length]}, MeanSquaredError, Sgd]\ninternal sealed partial class Model{body} {{ [TensorFunction] internal static Tensor F(Tensor x) => {Bodies[body]}; }}\n";
}
