using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Compilation;
using NeuralSeqGen.Compiler.Emit;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Tests.Models;

/// <summary>A project that names vector widths gets fewer programs, and of those it names the same as every other project.</summary>
public sealed class VectorWidthTests
{
    private const string Small = "[SequenceModel, Input(6, 3), Gru(4), Dense(2), MeanSquaredError, Adam] public sealed partial class Model1;";

    private const string Long = "[SequenceModel, Input(6, 5), Gru(17, ReturnSequences = true), Lstm(12, ReturnSequences = true), SimpleRnn(24, ReturnSequences = true), Gru(17), Dense(5, Activation = Activation.Softmax), CategoricalCrossentropy, Adam] public sealed partial class Model1;";

    // a small model; one whose steps are written out for the widest vectors only; one that is long; one that is too long with its steps written out
    public static TheoryData<string> Models =>
    [
        Small,
        "[SequenceModel, Input(100, 3), Gru(4, Unroll = true, ReturnSequences = true), Dense(2), MeanSquaredError, Sgd] public sealed partial class Model1;",
        Long,
        "[SequenceModel, Input(1500, 2), SimpleRnn(3, Unroll = true), Dense(1), MeanSquaredError, Sgd] public sealed partial class Model1;",
    ];

    [Theory]
    [InlineData("", "512 256 128"), InlineData(" ", "512 256 128"), InlineData("512,256,128", "512 256 128"), InlineData("128, 512", "512 128")]
    [InlineData("256", "256 128"), InlineData("512;256", "512 256 128"), InlineData("128", "128"), InlineData("128,128", "128")]
    public void Text_NamesWidths_And128IsAlwaysThere(string text, string widths)
    {
        Assert.Equal(widths, string.Join(" ", VectorWidths.Parse(text, out string? unknown).Bits));
        Assert.Null(unknown);
    }

    [Theory]
    [InlineData("1024", "1024"), InlineData("512,64", "64"), InlineData("All", "All"), InlineData("0512", "0512"), InlineData("512-256", "512-256"), InlineData("+128", "+128")]
    public void Text_ThatIsNoWidth_IsNamed_AndAllWidthsStay(string text, string unknown)
    {
        Assert.Equal(VectorWidths.All, VectorWidths.Parse(text, out string? found));
        Assert.Equal(unknown, found);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Programs_AreThoseOfAProjectThatNamesNone(string source)
    {
        var all = Files(source, "");
        Assert.Equal(3, all.Keys.Count(IsProgram));
        foreach (string widths in new[] { "128", "256", "512" })
        {
            var programs = Files(source, widths).Where(file => IsProgram(file.Key)).ToList();
            Assert.Equal(widths == "128" ? ["128"] : [widths, "128"], programs.Select(file => file.Key.Split(".Program")[1].Split('.')[0]));
            Assert.All(programs, file => Assert.Equal(all[file.Key], file.Value));
        }
    }

    [Fact]
    public void LengthOfWidthsThatAreNotNamed_Counts()
    {
        var model = ModelBinder.Bind(ModelSource.Parse(Long));
        string fastest = ProgramEmitter.Emit(model, ModelScheduler.Run(ModelGraphs.Of(model), CodeSize.All[1].Tiling(128), oneSequence: true));
        Assert.True(fastest.Split('\n').Length < CodeSize.MaxLines / 2);
        Assert.NotEqual(fastest, Assert.Single(Files(Long, "128"), file => IsProgram(file.Key)).Value);
    }

    [Fact]
    public void Surface_NamesNoProgramThatIsNotThere()
    {
        string surface = Assert.Single(Files(Small, "256"), file => !IsProgram(file.Key)).Value;
        Assert.DoesNotContain("Program512", surface, StringComparison.Ordinal);
        Assert.Contains("sizeof(float) * __Program256.TrainArenaFloats", surface, StringComparison.Ordinal);
    }

    private static bool IsProgram(string file) => file.Contains(".Program", StringComparison.Ordinal);

    private static Dictionary<string, string> Files(string source, string widths) =>
        ModelCompiler.Compile(ModelSource.Parse(source), new() { Widths = VectorWidths.Parse(widths, out _) }).ToDictionary(file => file.HintName, file => file.Source);
}
