using System.Globalization;
using Microsoft.CodeAnalysis;

namespace NeuralSeqGen.Generator.Tests.Size;

/// <summary>What a budget limits is what the constants of the model say; what only the compiled model shows is an error in its file.</summary>
public sealed class BudgetTests
{
    private const string Layers = "Input(6, 5), Gru(7, ReturnSequences = true), Dense(3), MeanSquaredError, Adam";

    [Fact]
    public void Flops_AreThoseOfTheModel()
    {
        // 6 steps of a layer of 5 × 3 weights: a multiply-add counts 2
        const string Dense = "Input(6, 5), Dense(3, UseBias = false)";
        Assert.Null(Error($"{Dense}, Budget(MaxFlopsPerSample = {6 * 3 * 2 * 5})"));
        Assert.Equal("NSG0601: Model has 180 operations per sample, but [Budget] allows 179. The costliest layers: [Dense(3)] #1 with 180. Make them smaller, or raise the limit.", Error($"{Dense}, Budget(MaxFlopsPerSample = 179)"));
    }

    [Fact]
    public void CostliestLayers_StandInTheirOrder()
    {
        string error = Error($"{Layers}, Budget(MaxFlopsPerSample = 1e2)")!;
        Assert.Matches(@"operations per sample, but \[Budget\] allows 100\. The costliest layers: \[Gru\(7\)\] #1 with [\d,]+, \[Dense\(3\)\] #2 with [\d,]+\.", error);
    }

    [Fact]
    public void WorkMemory_IsTheLargerOfTrainingAndInference()
    {
        var run = GeneratorHarness.Run(Source(Layers));
        long floats = new[] { "TrainArenaFloats", "PredictArenaFloats" }.Max(name => Floats(run.Files.First(f => f.Key.Contains("Program512", StringComparison.Ordinal)).Value, name));
        Assert.Null(Error($"{Layers}, Budget(MaxArenaBytes = {floats * sizeof(float)})"));
        Assert.Contains($"Model has {(floats * sizeof(float)).ToString("N0", CultureInfo.InvariantCulture)} bytes of work memory, but [Budget] allows ", Error($"{Layers}, Budget(MaxArenaBytes = {(floats * sizeof(float)) - 1})"), StringComparison.Ordinal);
    }

    /// <summary>The one error of a model; null for none.</summary>
    private static string? Error(string parts) => GeneratorHarness.Run(Source(parts)).Diagnostics.SingleOrDefault(d => d.Severity == DiagnosticSeverity.Error)?.GetMessage(CultureInfo.InvariantCulture) is { } message
        ? message[message.IndexOf("NSG", StringComparison.Ordinal)..].TrimEnd('\'') : null;

    private static long Floats(string file, string name)
    {
        string rest = file[(file.IndexOf($"const int {name} = ", StringComparison.Ordinal) + $"const int {name} = ".Length)..];
        return long.Parse(rest[..rest.IndexOf(';', StringComparison.Ordinal)].Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }

    private static string Source(string parts) => $"{Question.Usings}/// <summary>A model.</summary>\n[SequenceModel, {parts}] public sealed partial class Model;";
}
