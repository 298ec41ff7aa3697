using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Calls;
using NeuralSeqGen.Analyzers.Declaration;

namespace NeuralSeqGen.Analyzers.Tests.Verification;

/// <summary>Checks calls with arrays, all analyzers at work: exactly the diagnostics marked in the text.</summary>
internal static class ArrayCallTest
{
    /// <summary>Models of every kind of input, target and weight.</summary>
    public const string Models = """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using NeuralSeqGen;

        [SequenceModel, Input(50, 12), Gru(4, ReturnSequences = true), Dense(12), MeanSquaredError] public sealed partial class Adder;
        [SequenceModel, Input(64, 15), Gru(4), Dense(8), Activation(Activation.Softmax), CategoricalCrossentropy] public sealed partial class Label;
        [SequenceModel, Input(64, 15), Gru(4), Dense(8), Activation(Activation.Softmax), SparseCategoricalCrossentropy] public sealed partial class Sparse;
        [SequenceModel, Input(6, 3), Gru(4, ReturnSequences = true), Dense(8), Activation(Activation.Softmax), SparseCategoricalCrossentropy(IgnoreClass = -1)] public sealed partial class Tagger;
        [SequenceModel, Input(6, 3), Masking, Gru(4, ReturnSequences = true), Dense(8), Activation(Activation.Softmax), SparseCategoricalCrossentropy] public sealed partial class Masked;
        [SequenceModel, Input(6), Embedding(9, 2), Gru(2), Dense(1, Activation = Activation.Sigmoid), BinaryCrossentropy] public sealed partial class Sentiment;
        [SequenceModel, Input(6, 3), Gru(2), Dense(1), Hinge] public sealed partial class Signs;
        [SequenceModel, Input(6, 3), Gru(2), Dense(1, Activation = Activation.Softplus), Poisson] public sealed partial class Counts;
        [SequenceModel, Input(6, 3, BatchSize = 10), Gru(2, Stateful = true), Dense(4), MeanSquaredError] public sealed partial class Stateful;
        [SequenceModel, Input(6, 3), Gru(2), RepeatVector(5), Gru(2, ReturnSequences = true), Dense(3), MeanSquaredError] public sealed partial class Decoder;
        [SequenceModel, Input(10, 3), Conv1D(4, 3), Dense(2), MeanSquaredError] public sealed partial class Convolved;
        [SequenceModel, Input(6, 6), Gru(4), Dense(2), MeanSquaredError] public sealed partial class Square;
        [SequenceModel, Input(20, 3), Gru(4, ReturnSequences = true), Dense(6), Ctc] public sealed partial class Speech;
        [SequenceModel] public sealed partial class Several
        {
            [Input(6, 3)] private static partial LayerNode Source { get; }
            [Input(5)] private static partial LayerNode Ids { get; }
            [Embedding(7, 3, From = nameof(Ids)), Gru(2)] private static partial LayerNode Read { get; }
            [Gru(2, From = nameof(Source))] private static partial LayerNode Seen { get; }
            [Concatenate(nameof(Seen), nameof(Read)), Dense(4), MeanSquaredError] private static partial LayerNode Value { get; }
            [Dense(4, From = nameof(Source)), CategoricalCrossentropy(FromLogits = true)] private static partial LayerNode Kind { get; }
        }
        """;

    /// <summary>Statements of one method each, all in one compilation.</summary>
    public static Task VerifyAsync(params string[] bodies) => VerifyMembersAsync(string.Join("\n\n", bodies.Select((body, i) => $"static void Case{i}()\n{{\n{body}\n}}")));

    /// <summary>Members of a class.</summary>
    public static Task VerifyMembersAsync(string members) => VerifyProgramAsync($"internal sealed class Program\n{{\n{members}\n}}\n");

    /// <summary>Types behind the models.</summary>
    public static Task VerifyProgramAsync(string types) => new Test { TestCode = Models + "\n\n" + types }.RunAsync(TestContext.Current.CancellationToken);

    /// <summary>Statements of a file of their own, before any type.</summary>
    public static Task VerifyTopLevelAsync(string statements)
    {
        var test = new Test { TestState = { OutputKind = OutputKind.ConsoleApplication, Sources = { ("/0/Models.cs", Models), ("/0/Program.cs", "using System;\nusing NeuralSeqGen;\n" + statements) } } };
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>What is found in types behind the models.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> FindAsync(string types)
    {
        var complete = Compile(types);
        return await complete.WithAnalyzers([new FitCallAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The models with their generated halves, and types behind them.</summary>
    public static Compilation Compile(string types)
    {
        var compilation = CSharpCompilation.Create("Calls", [CSharpSyntaxTree.ParseText(Models + "\n" + types)], References.All, new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        CSharpGeneratorDriver.Create(new SurfaceGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out var complete, out _);
        return complete;
    }

    /// <summary>A model, a call of it, and the model after the fix.</summary>
    public static Task VerifyFixAsync<TFixer>(string model, string call, string changed, string unmarked)
        where TFixer : CodeFixProvider, new()
    {
        var test = new FixTest<TFixer>();
        test.TestState.Sources.AddRange([("/0/Model.cs", Source(model)), ("/0/Program.cs", Source(Program(call)))]);
        test.FixedState.Sources.AddRange([("/0/Model.cs", Source(changed)), ("/0/Program.cs", Source(Program(unmarked)))]);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static string Program(string call) => $"static class Program {{ static void Main() {{ {call}; }} }}";

    private static Microsoft.CodeAnalysis.Text.SourceText Source(string text) => Microsoft.CodeAnalysis.Text.SourceText.From("using NeuralSeqGen;\n" + text);

    // What calls have can be suppressed, though the rules as such cannot: of that the check for suppressions knows nothing.
    private static void Prepare<T>(AnalyzerTest<T> test)
        where T : IVerifier, new()
    {
        test.TestBehaviors |= TestBehaviors.SkipSuppressionCheck;
        test.ReferenceAssemblies = References.None;
        test.TestState.AdditionalReferences.AddRange(References.All);
        Generated.Add(test);
        test.MarkupOptions = MarkupOptions.UseFirstDescriptor;
    }

    private sealed class Test : CSharpAnalyzerTest<FitCallAnalyzer, DefaultVerifier>
    {
        public Test() => Prepare(this);

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new FitCallAnalyzer(), new ModelDeclarationAnalyzer()];
    }

    private sealed class FixTest<TFixer> : CSharpCodeFixTest<FitCallAnalyzer, TFixer, DefaultVerifier>
        where TFixer : CodeFixProvider, new()
    {
        public FixTest() => Prepare(this);

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new FitCallAnalyzer(), new ModelDeclarationAnalyzer()];
    }
}
