using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Calls;
using NeuralSeqGen.Analyzers.Declaration;
using NeuralSeqGen.CodeFixes;
using NeuralSeqGen.Generator;

namespace NeuralSeqGen.Analyzers.Tests.Verification;

/// <summary>Checks calls of generated models, with generator and all analyzers at work; fixes are those of ReturnSequences.</summary>
internal sealed class CallTest : CSharpCodeFixTest<FitCallAnalyzer, ReturnSequencesFixer, DefaultVerifier>
{
    /// <summary>One model of every kind of target.</summary>
    public const string Models = """
        using System;
        using NeuralSeqGen;

        [SequenceModel, Input(6, 3), Gru(2), Dense(4), Activation(Activation.Softmax), CategoricalCrossentropy] public sealed partial class Label;
        [SequenceModel, Input(6, 3), Gru(2, ReturnSequences = true), Dense(4), Activation(Activation.Softmax), CategoricalCrossentropy] public sealed partial class Steps;
        [SequenceModel, Input(6, 3), Gru(2), Dense(4), Activation(Activation.Softmax), SparseCategoricalCrossentropy] public sealed partial class SparseLabel;
        [SequenceModel, Input(6, 3), Gru(2, ReturnSequences = true), Dense(4), Activation(Activation.Softmax), SparseCategoricalCrossentropy] public sealed partial class SparseSteps;
        """;

    public CallTest(string source)
    {
        ReferenceAssemblies = References.None;
        TestState.Sources.Add(source);
        TestState.AdditionalReferences.AddRange(References.All);
        TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
        SolutionTransforms.Add((solution, project) => solution.WithProjectCompilationOptions(
            project, ((CSharpCompilationOptions)solution.GetProject(project)!.CompilationOptions!).WithAllowUnsafe(true)));
    }

    /// <summary>Statements of a method over <see cref="Models"/>.</summary>
    public static Task VerifyAsync(string statements) => VerifySourceAsync($"{Models}\n\nstatic class Program\n{{\n    static void Main()\n    {{\n{statements}\n    }}\n}}\n");

    public static Task VerifySourceAsync(string source) => new CallTest(source).RunAsync(TestContext.Current.CancellationToken);

    /// <summary>Applies the fix, one by one and all at once.</summary>
    public static Task VerifyFixAsync(string before, string after)
    {
        var test = new CallTest(before);
        test.FixedState.Sources.Add(after);
        test.CodeFixTestBehaviors |= CodeFixTestBehaviors.FixOne;
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <inheritdoc/>
    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new FitCallAnalyzer(), new ModelDeclarationAnalyzer()];

    /// <inheritdoc/>
    protected override IEnumerable<Type> GetSourceGenerators() => [typeof(ModelGenerator)];
}
