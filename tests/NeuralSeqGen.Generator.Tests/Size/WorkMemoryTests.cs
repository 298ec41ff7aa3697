using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace NeuralSeqGen.Generator.Tests.Size;

/// <summary>Work memory of more than 2 GB is addressed; more than a program can address is one error that names the layer and the bytes.</summary>
public sealed partial class WorkMemoryTests
{
    private const string Tail = ", GlobalAveragePooling1D, Dense(1), MeanSquaredError, Adam] public sealed partial class Big;";

    [Theory]
    [InlineData("Input(2048, 64), MultiHeadAttention(4, 16)", true)]
    [InlineData("Input(4096, 64), MultiHeadAttention(1, 8)", true)]
    [InlineData("Input(64, 64), MultiHeadAttention(4, 16)", false)]
    public void MoreThanTwoGigabytes_AreALong(string layers, bool isLong)
    {
        var run = GeneratorHarness.Run($"{Question.Usings}/// <summary>A model.</summary>\n[SequenceModel, {layers}{Tail}");

        Assert.Empty(run.ErrorIds);
        string type = isLong ? "long" : "int", cast = isLong ? "(long)" : "";
        Assert.Contains($"public const {type} TrainingArenaBytes = sizeof(float) * {cast}__Program512.TrainArenaFloats;", run.Surface("Big"), StringComparison.Ordinal);
        long floats = run.Files.Values.SelectMany(file => ArenaFloats().Matches(file)).Max(m => long.Parse(m.Groups[1].Value.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));
        Assert.Equal(isLong, floats * sizeof(float) > int.MaxValue);
    }

    [Theory]
    [InlineData("Input(4096, 64), MultiHeadAttention(64, 8)", "[MultiHeadAttention(64, 8)] #1", "68.7 GB")]
    [InlineData("Input(4096, 64), Dense(64, Name = \"multi_head\"), MultiHeadAttention(64, 8)", "[MultiHeadAttention(64, 8)] #2", "68.7 GB")]
    [InlineData("Input(8192, 64), MultiHeadAttention(64, 8)", "[MultiHeadAttention(64, 8)] #1", "274.9 GB")]
    [InlineData("Input(4096, 64), Gru(4000, ReturnSequences = true)", "[Gru(4000)] #1", "10.7 GB")]
    public void MoreThanAProgramCanAddress_IsOneError_WithAndWithoutAnalyzers(string layers, string layer, string bytes)
    {
        foreach (var properties in new[] { BuildProperties.None, BuildProperties.Of("RunAnalyzers", "false") })
        {
            var run = GeneratorHarness.Run(properties, $"{Question.Usings}/// <summary>A model.</summary>\n[SequenceModel, {layers}{Tail}");

            var error = Assert.Single(run.Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
            Assert.Equal("CS1029", error.Id);
            string sentence = error.GetMessage(CultureInfo.InvariantCulture);
            Assert.Contains("NSG0006: Big: a group of 16 samples needs ", sentence, StringComparison.Ordinal);
            Assert.Contains($" of it for {layer}, but a program has at most 8.5 GB. Shorten the sequences, or make the layer smaller", sentence, StringComparison.Ordinal);
            Assert.Contains(bytes, sentence, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"const int TrainArenaFloats = ([0-9_]+);")]
    private static partial Regex ArenaFloats();
}
