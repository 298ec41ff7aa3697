using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Calls;
using NeuralSeqGen.Analyzers.Declaration;
using NeuralSeqGen.CodeFixes;

namespace NeuralSeqGen.Analyzers.Tests.Verification;

/// <summary>Checks calls of models with generated surface and decoys, all analyzers at work: exactly the diagnostics marked in the text.</summary>
internal static class CallTest
{
    /// <summary>One model of every kind of target.</summary>
    internal const string Models = """
        using System;
        using NeuralSeqGen;

        [SequenceModel, Input(6, 3), Gru(2), Dense(4), Activation(Activation.Softmax), CategoricalCrossentropy] public sealed partial class Label;
        [SequenceModel, Input(6, 3), Gru(2, ReturnSequences = true), Dense(4), Activation(Activation.Softmax), CategoricalCrossentropy] public sealed partial class Steps;
        [SequenceModel, Input(6, 3), Gru(2), Dense(4), Activation(Activation.Softmax), SparseCategoricalCrossentropy] public sealed partial class SparseLabel;
        [SequenceModel, Input(6, 3), Gru(2, ReturnSequences = true), Dense(4), Activation(Activation.Softmax), SparseCategoricalCrossentropy] public sealed partial class SparseSteps;
        [SequenceModel] public sealed partial class Several
        {
            [Input(6, 3)] private static partial LayerNode Source { get; }
            [Input(6, 3)] private static partial LayerNode Other { get; }
            [Concatenate(nameof(Source), nameof(Other)), Gru(2), Dense(4), MeanSquaredError] private static partial LayerNode Value { get; }
            [Dense(4, From = nameof(Source)), CategoricalCrossentropy(FromLogits = true)] private static partial LayerNode Kind { get; }
        }

        [SequenceModel, MeanSquaredError] public sealed partial class Sum
        {
            [Input(6, 3)] private static partial LayerNode Source { get; }
            [Dense(3, From = nameof(Source))] private static partial LayerNode Inner { get; }
            [Add(nameof(Source), nameof(Inner)), Gru(4)] private static partial LayerNode Value { get; }
        }
        [SequenceModel, Input(20, 1), Gru(2), Dense(1), MeanSquaredError] public sealed partial class Series;
        [SequenceModel, Input(6, 3), Gru(2), Dense(1, Activation = Activation.Sigmoid), BinaryCrossentropy] public sealed partial class YesNo;
        [SequenceModel, Input(3), Dense(4), MeanSquaredError] public sealed partial class Table;
        [SequenceModel, Input(6, 3, BatchSize = 10), Gru(2, Stateful = true), Dense(4), MeanSquaredError] public sealed partial class Stateful;
        [SequenceModel, Input(6, 3), Bidirectional, Gru(2), Dense(4), MeanSquaredError] public sealed partial class Ahead;
        [SequenceModel, Input(6), Embedding(9, 2), Gru(2, ReturnSequences = true), Dense(9), SparseCategoricalCrossentropy(FromLogits = true)] public sealed partial class Next;
        [SequenceModel, Input(6), Embedding(9, 2), Gru(2), RepeatVector(6), Gru(2, ReturnSequences = true), Dense(9), SparseCategoricalCrossentropy(FromLogits = true)] public sealed partial class Repeater;
        [SequenceModel, Input(6), Embedding(9, 2), Cropping1D(0, 1), ZeroPadding1D(1, 0), Gru(2, ReturnSequences = true), Dense(9), SparseCategoricalCrossentropy(FromLogits = true)] public sealed partial class Late;
        [SequenceModel] public sealed partial class Decoder
        {
            [Input(5)] private static partial LayerNode Source { get; }
            [Input(6)] private static partial LayerNode Previous { get; }
            [Embedding(9, 2, From = nameof(Source)), Gru(2)] private static partial LayerNode Encoder { get; }
            [Embedding(9, 2, From = nameof(Previous)), Gru(2, ReturnSequences = true, InitialState = new[] { nameof(Encoder) }), Dense(9), SparseCategoricalCrossentropy(FromLogits = true)] private static partial LayerNode Words { get; }
        }
        [SequenceModel] public sealed partial class Translator
        {
            [Input(5)] private static partial LayerNode Source { get; }
            [Input(6), TeacherForcing(nameof(Words))] private static partial LayerNode Previous { get; }
            [Embedding(9, 2, From = nameof(Source)), Gru(2)] private static partial LayerNode Encoder { get; }
            [Embedding(9, 2, From = nameof(Previous)), Gru(2, ReturnSequences = true, InitialState = new[] { nameof(Encoder) }), Dense(9), SparseCategoricalCrossentropy(FromLogits = true)] private static partial LayerNode Words { get; }
        }
        [SequenceModel] public sealed partial class AheadGraph
        {
            [Input(6, 3)] private static partial LayerNode Source { get; }
            [Input(6, 3)] private static partial LayerNode Other { get; }
            [Add(nameof(Source), nameof(Other)), GlobalAveragePooling1D, Dense(4), MeanSquaredError] private static partial LayerNode Value { get; }
        }
        """;

    /// <summary>Statements of one method each, all in one compilation.</summary>
    public static Task VerifyAsync(params string[] bodies) => VerifyMembersAsync(string.Join("\n\n", bodies.Select((body, i) => $"static void Case{i}()\n{{\n{body}\n}}")));

    /// <summary>Members of a class.</summary>
    public static async Task VerifyMembersAsync(string members)
    {
        var test = new Test { TestCode = $"{Models}\n\ninternal sealed class Program\n{{\n{members}\n}}\n" };
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Applies the fix for ReturnSequences one by one and everywhere at once.</summary>
    public static Task VerifyFixAsync(string[] before, string[] after)
    {
        var test = new FixTest();
        foreach (var (source, name) in before.Select((source, i) => (source, $"/0/File{i}.cs")))
        {
            test.TestState.Sources.Add((name, source));
        }

        foreach (var (source, name) in after.Select((source, i) => (source, $"/0/File{i}.cs")))
        {
            test.FixedState.Sources.Add((name, source));
        }

        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Applies the fix that replaces arguments, one by one and everywhere at once.</summary>
    public static Task VerifyReplacementAsync(string before, string after)
    {
        var test = new ReplaceTest { TestCode = Program(before), FixedCode = Program(after) };
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static string Program(string statements) => $"{Models}\ninternal static class Program\n{{\n    internal static void Run()\n    {{\n        {statements}\n    }}\n}}\n";

    private static void Prepare<T>(AnalyzerTest<T> test)
        where T : IVerifier, new()
    {
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

    private sealed class ReplaceTest : CSharpCodeFixTest<FitCallAnalyzer, ReplaceArgumentFixer, DefaultVerifier>
    {
        public ReplaceTest() => Prepare(this);
    }

    private sealed class FixTest : CSharpCodeFixTest<FitCallAnalyzer, ReturnSequencesFixer, DefaultVerifier>
    {
        public FixTest() => Prepare(this);

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new FitCallAnalyzer(), new ModelDeclarationAnalyzer()];
    }
}
