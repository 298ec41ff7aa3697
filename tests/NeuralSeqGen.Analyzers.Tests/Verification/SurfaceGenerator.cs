using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Emit;
using NeuralSeqGen.Compiler.Model;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.Analyzers.Tests.Verification;

#pragma warning disable RS1036, RS1038, RS1041 // runs in tests only

/// <summary>The generated half of models without their programs: the same signatures and decoys, compiled in a hundredth of the time.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SurfaceGenerator : IIncrementalGenerator
{
    /// <summary>Makes the projects of a workspace run the generator, so that code fixes see what it generates.</summary>
    public static AnalyzerReference Reference { get; } = new GeneratorReference();

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var specs = context.SyntaxProvider.ForAttributeWithMetadataName(
            ModelAttributes.SequenceModel, static (node, _) => node is TypeDeclarationSyntax, static (found, cancellation) => ModelParser.Parse((INamedTypeSymbol)found.TargetSymbol, cancellation));
        var files = context.AdditionalTextsProvider.Collect();
        context.RegisterSourceOutput(specs.Combine(files), static (output, pair) => output.AddSource(HintNames.Of(pair.Left), Surface(ProjectFiles.Complete(pair.Left, pair.Right, output.CancellationToken))));
    }

    /// <summary>The stub of an invalid model is all there is; a valid one gets programs that do nothing.</summary>
    private static string Surface(ModelSpec spec)
    {
        var model = ModelBinder.Bind(spec);
        return model.IsValid ? SurfaceEmitter.Emit(model, SampleCost.None) + Programs(spec) : InvalidModel.Emit(model, analyzersRun: true);
    }

    private static string Programs(ModelSpec spec)
    {
        var classes = new[] { 512, 256, 128 }.Select(bits =>
            $"private sealed class __Program{bits} {{ internal const int TrainArenaFloats = 0, PredictArenaFloats = 0; public static implicit operator global::NeuralSeqGen.CompilerServices.ModelProgram(__Program{bits} _) => null!; }}");
        string type = $"partial class @{spec.TypeName} {{ {string.Join(" ", classes)} }}";
        return spec.Namespace.Length > 0 ? $"namespace {spec.Namespace} {{ {type} }}" : type;
    }

    private sealed class GeneratorReference : AnalyzerReference
    {
        private readonly ISourceGenerator _generator = new SurfaceGenerator().AsSourceGenerator();

        public override string? FullPath => null;

        public override object Id => nameof(SurfaceGenerator);

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => [_generator];
    }
}
