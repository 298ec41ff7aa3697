using NeuralSeqGen.Compiler.Tests.Functions;
using NeuralSeqGen.CompilerServices;
using NeuralSeqGen.Generator.Tests.RandomModels;

namespace NeuralSeqGen.Generator.Tests.Functions;

/// <summary>What functions give of infinities, NaN and numbers at an edge, from generated code: a group of samples and one of them, at every width.</summary>
public sealed class SpecialValueCodeTests
{
    private static readonly Lazy<LoadedModels> Models = new(() => QuickLoad.Of(GeneratorHarness.Run([.. SpecialValues.All.Select((_, i) => Source(i))])));

    public static TheoryData<int, int> Cases => new(from i in Enumerable.Range(0, SpecialValues.All.Count) from bits in new[] { 512, 256, 128 } select (i, bits));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Code_GivesTheRightNumber(int index, int bits)
    {
        var (operation, input, expected) = SpecialValues.All[index];
        var core = Core("Model" + index, bits);
        foreach (int samples in new[] { 1, 16 })
        {
            float[,] x = new float[samples, input.Length];
            for (int sample = 0; sample < samples; sample++)
            {
                Buffer.BlockCopy(input, 0, x, sample * input.Length * sizeof(float), input.Length * sizeof(float));
            }

            float[] found = [.. core.Predict([x])[0].Cast<float>()];
            Assert.All(found.Zip(Enumerable.Repeat(expected, samples).SelectMany(row => row)), pair => Assert.True(pair.First.Equals(pair.Second) || Math.Abs(pair.First - pair.Second) < 3e-6 * Math.Max(1, Math.Abs(pair.Second)), $"{operation}, {samples} samples: {pair.First} instead of {pair.Second}"));
        }
    }

    private static ModelCore Core(string name, int bits)
    {
        lock (RandomModelCheck.Width)
        {
            AppContext.SetData(VectorWidth.Switch, bits);
            var core = LoadedModels.CoreOf(Models.Value.Create(name));
            AppContext.SetData(VectorWidth.Switch, null);
            return core;
        }
    }

    private static string Source(int index) =>
        $"using NeuralSeqGen;\nusing static NeuralSeqGen.Tensor;\n[SequenceModel, Input({SpecialValues.All[index].Input.Length}), Lambda(nameof(F))]\ninternal sealed partial class Model{index} {{ [TensorFunction] internal static Tensor F(Tensor x) => {SpecialValues.All[index].Case.Written("x", "x")}; }}\n";
}
