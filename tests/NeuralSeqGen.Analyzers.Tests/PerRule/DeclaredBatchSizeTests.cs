using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Calls;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class DeclaredBatchSizeTests
{
    [Fact]
    public Task OtherSizeInTheOptions_Triggers() => VerifyAsync(
        """
        new Stateful().Fit(x, y, new() { {|NSG0405:BatchSize = 64|}, Shuffle = false });
        new Stateful().Fit(x, y, new FitOptions { Shuffle = false, {|NSG0405:BatchSize = Rows * 2|} });
        new Stateful().Fit(options: new() { {|NSG0405:BatchSize = 32|} }, x: x, y: y);
        var options = new FitOptions { BatchSize = 64 };
        new Stateful().Fit(x, y, {|NSG0405:options|});
        new Stateful().Fit(x, y, {|NSG0405:options with { Shuffle = false }|});
        new Stateful().Fit(x, y, options with { {|NSG0405:BatchSize = 8|} });
        """);

    [Fact]
    public Task SameSize_OrUnknown_OrStateless_DoesNotTrigger() => VerifyAsync(
        """
        new Stateful().Fit(x, y, new() { BatchSize = Rows, Shuffle = false });
        new Stateful().Fit(x, y, new() { Shuffle = false });
        new Stateful().Fit(x, y);
        new Stateful().Fit(x, y, new() { BatchSize = x.GetLength(0), Shuffle = false });
        var options = new FitOptions { BatchSize = 64 };
        options.BatchSize = Rows;
        new Stateful().Fit(x, y, options);
        var counted = new FitOptions { BatchSize = 9 };
        counted.BatchSize++;
        new Stateful().Fit(x, y, counted);
        var taken = new FitOptions { BatchSize = 64 };
        (taken.BatchSize, taken.Shuffle) = (Rows, false);
        new Stateful().Fit(x, y, taken);
        new Stateful().Fit(x, y, options with { BatchSize = Rows });
        new Free().Fit(x, y, new() { BatchSize = 64 });
        """);

    /// <summary>The words are those of the note that the same call gives when it runs.</summary>
    [Fact]
    public Task Sentence_IsThatOfTheRun() => VerifyAsync(
        "new Stateful().Fit(x, y, new() { {|#0:BatchSize = 64|}, Shuffle = false });",
        new DiagnosticResult(RuleIds.DeclaredBatchSize, DiagnosticSeverity.Info).WithLocation(0).WithMessage(
            "Stateful.Fit: batches have 10 samples, not FitOptions.BatchSize = 64: the model keeps states for 10 rows. Leave BatchSize out of the options, or declare [Input(…, BatchSize = 64)]."));

    private static Task VerifyAsync(string body, params DiagnosticResult[] expected)
    {
        var test = new CSharpAnalyzerTest<DeclaredBatchAnalyzer, DefaultVerifier> { ReferenceAssemblies = References.None, TestCode = Program(body) };
        test.TestState.AdditionalReferences.AddRange(References.All);
        Generated.Add(test);
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static string Program(string body) => $$"""
        using NeuralSeqGen;

        [SequenceModel, Input(6, 3, BatchSize = 10), Gru(2, Stateful = true), Dense(4), MeanSquaredError] public sealed partial class Stateful;
        [SequenceModel, Input(6, 3), Gru(2), Dense(4), MeanSquaredError] public sealed partial class Free;

        internal static class Program
        {
            private const int Rows = 10;

            internal static void Run(float[,,] x, float[,] y)
            {
                {{body}}
            }
        }
        """;
}
