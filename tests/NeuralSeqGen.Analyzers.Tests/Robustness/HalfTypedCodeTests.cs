using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NeuralSeqGen.Analyzers.Tests.Corpus;
using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.Robustness;

/// <summary>Source as it is while someone types: analyzers may find anything in it, but must not fail.</summary>
public sealed class HalfTypedCodeTests
{
    public static TheoryData<string> Sources { get; } =
    [
        """
        using NeuralSeqGen;
        [SequenceModel(Name = "Reader")]
        [Input(64, 15, Name = "x")]
        [Gru(16, ReturnSequences = true, InitialState = new[] { "a" }), Dropout(0.2)]
        [TimeDistributed, Dense(8, Activation = Activation.Relu)]
        [CategoricalCrossentropy(FromLogits = true), RmsProp(LearningRate = 1e-2, ClipNorm = 1), Metric.Accuracy]
        public sealed partial class Model1 { public int Tries { get; set; } }
        """,
        """
        namespace A { using NeuralSeqGen; [SequenceModel, Input(7, 12), Gru(128), RepeatVector(4), SimpleRnn(3), Flatten, Masking(MaskValue = 0), MeanSquaredError, Sgd(Momentum = 0.9)] partial class Adder<T>; }
        [NeuralSeqGen.SequenceModel] record R(int X); [NeuralSeqGen.Gru(3)] class NoModel;
        """,
        """
        using NeuralSeqGen;
        [SequenceModel, Adam(LearningRate = 1e-2)] public sealed partial class Graph
        {
            [Input(3, 2)] private static partial LayerNode A { get; } [Input(4)] internal static partial LayerNode B { get; }
            [Bidirectional, Gru(2, From = nameof(A), ReturnSequences = true)] private static partial LayerNode C { get; }
            [Concatenate(nameof(B), "C", Axis = -1), RepeatVector(2), Output, MeanSquaredError(Weight = 0.5), Metric.Accuracy] private static partial LayerNode D { get; set; }
            [Reuse(nameof(C), From = nameof(A)), BinaryCrossentropy] private static partial LayerNode E { get; }
            static void Use(Graph m) => m.Fit(new float[2, 3, 2], new float[2, 4], new float[2], new float[2, 3], new() { Epochs = 1 });
        }
        """,
        """
        using System; using NeuralSeqGen;
        [SequenceModel, Input(6, 3), Gru(2), Dense(4), CategoricalCrossentropy] public sealed partial class Model { [System.CodeDom.Compiler.GeneratedCode("NeuralSeqGen", "1")] public void Fit(ReadOnlySpan<float> x, ReadOnlySpan<float> y) { } public void Fit(float[,,] x, float[,] y) { } }
        static class Program
        {
            static void Main(string[] args)
            {
                const int n = 10; int m = n * 24;
                var y = args.Length > 0 ? new float[m] : new float[10, 24].GetLength(1) > 3 ? new float[40] : null;
                try { while (m-- > 0) { y = new float[m]; } } catch (Exception e) when (e is null) { throw; } finally { new Model().Fit(new float[180], y); }
                Action<int> run = k => new Model().Fit(x: new float[10, 6, 3], y: new float[10, 6, 4, k]);
                void Local([Shape(10, 4)] float[,] z) { (y, m) = (new float[2], 3); new Model().Fit(new float[10, 6, 3], z); }
            }
        }
        """,
    ];

    [Theory]
    [MemberData(nameof(Sources))]
    public Task EveryBeginning_IsAnalyzed(string source) => NoFailureAsync(Enumerable.Range(0, source.Length + 1).Select(length => source[..length]));

    [Theory]
    [MemberData(nameof(Sources))]
    public Task WithoutSomeTokens_IsAnalyzed(string source)
    {
        var random = new Random(7);
        var tokens = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().ToList();
        return NoFailureAsync(Enumerable.Range(0, 200).Select(_ => string.Concat(tokens.Where(_ => random.Next(12) > 0).Select(token => token.ToFullString()))));
    }

    /// <summary>Every source is a compilation of its own; that of nothing has bound the references for all of them.</summary>
    private static async Task NoFailureAsync(IEnumerable<string> sources)
    {
        var empty = CSharpCompilation.Create("Test", [], References.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        Assert.NotNull(empty.GetTypeByMetadataName("NeuralSeqGen.SequenceModelAttribute"));
        foreach (string source in sources)
        {
            var compilation = empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken));
            var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => Assert.Fail($"{exception}\n---\n{source}"), false, false);
            var diagnostics = await new CompilationWithAnalyzers(compilation, CorpusJudge.Analyzers, options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id == "AD0001");
            Assert.All(diagnostics, diagnostic => Assert.DoesNotMatch(@"\{\d", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
        }
    }
}
