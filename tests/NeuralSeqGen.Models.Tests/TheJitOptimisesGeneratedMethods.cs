using System.Text.RegularExpressions;

namespace NeuralSeqGen.Models.Tests;

/// <summary>Asks the JIT of a child process: no generated method of the question's models is so large that it stops optimising.</summary>
public partial class TheJitOptimisesGeneratedMethods
{
    private static readonly string[] Methods = ["Predict", "PredictOne", "Evaluate", "Train", "Update", "Step"];

    [Fact]
    public void OfTheQuestionsModels()
    {
        using var folder = new TemporaryFolder();
        Errand.Run(Errand.EveryMethod, ("DOTNET_JitStdOutFile", folder["jit.txt"]), ("DOTNET_JitDisasmSummary", "1"));
        var compiled = File.ReadLines(folder["jit.txt"]).Where(line => Generated().IsMatch(line)).ToList();
        Assert.DoesNotContain(compiled, line => line.Contains("MinOpts", StringComparison.Ordinal));
        foreach (int bits in Widths.Bits.Select(Widths.Granted).Distinct())
        {
            foreach (string method in Methods)
            {
                Assert.Contains(compiled, line => line.Contains($"Model1+__Program{bits}:{method}(", StringComparison.Ordinal) && line.Contains("FullOpts", StringComparison.Ordinal));
            }
        }
    }

    [GeneratedRegex(@"Model[123]\+__Program(512|256|128):")]
    private static partial Regex Generated();
}
