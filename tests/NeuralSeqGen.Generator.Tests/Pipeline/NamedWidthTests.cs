using System.Runtime.Intrinsics;

namespace NeuralSeqGen.Generator.Tests.Pipeline;

/// <summary>The project property that names vector widths, as far as the generator reads it.</summary>
public sealed class NamedWidthTests
{
    private const string Models = Question.Usings + """
        /// <summary>One.</summary>
        [SequenceModel, Input(4, 3), Gru(2), Dense(1), MeanSquaredError, Sgd]
        public sealed partial class One;

        /// <summary>Two.</summary>
        [SequenceModel, Input(4), Dense(1), MeanSquaredError, Sgd]
        public sealed partial class Two;
        """;

    [Theory]
    [InlineData("", 512), InlineData("512", 512), InlineData("256", 256), InlineData("128", 128), InlineData("256,128", 256)]
    public void WidestNamed_Runs_WhereTheMachineHasIt(string named, int widest)
    {
        var run = GeneratorHarness.Run(BuildProperties.Of("NeuralSeqGenVectorWidths", named), Models);
        using var models = run.Load();
        bool isThere = widest == 128 || (widest == 256 ? Vector256.IsHardwareAccelerated : Vector512.IsHardwareAccelerated);
        Assert.Equal(isThere ? widest : named.Length == 0 && Vector256.IsHardwareAccelerated ? 256 : 128, LoadedModels.CoreOf(models.Create("One")).VectorBits);
    }

    [Theory]
    [InlineData("true", 0), InlineData("false", 1)]
    public void UnknownWidth_IsAnErrorOfTheGenerator_OnceAndOnlyWithoutAnalyzers(string analyzersRun, int errors)
    {
        var run = GeneratorHarness.Run(new BuildProperties(new Dictionary<string, string> { ["NeuralSeqGenVectorWidths"] = "512,1024", ["RunAnalyzers"] = analyzersRun }), Models);
        Assert.Equal(errors, run.ErrorIds.Count);
        Assert.All(run.Diagnostics, error => Assert.Contains("NSG0603: NeuralSeqGenVectorWidths is '512,1024', but '1024' is no vector width.", error.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        Assert.Equal(6, run.Files.Keys.Count(file => file.Contains(".Program", StringComparison.Ordinal)));
    }
}
