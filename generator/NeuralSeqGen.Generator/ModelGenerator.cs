using System;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NeuralSeqGen.Compiler.Emit;
using NeuralSeqGen.Compiler.Model;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.Generator;

/// <summary>
/// Compiles every class with <c>[SequenceModel]</c>. The transform reads attributes into an equatable spec; everything behind it runs only for models
/// whose spec changed. Mistakes are the analyzers' to report.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ModelGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var specs = context.SyntaxProvider
            .ForAttributeWithMetadataName(ModelAttributes.SequenceModel, static (node, _) => node is TypeDeclarationSyntax, Parse)
            .Where(static spec => spec is not null)
            .WithTrackingName(StepNames.Parse);
        var options = context.AnalyzerConfigOptionsProvider.Select(ReadOptions).WithTrackingName(StepNames.Options);
        var models = specs.Combine(options).WithTrackingName(StepNames.Models);
        context.RegisterSourceOutput(models, static (output, pair) => Compile(output, pair.Left!, pair.Right));
    }

    private static ModelSpec? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (context.TargetSymbol is not INamedTypeSymbol type)
        {
            return null;
        }

        // an attribute given twice is the C# compiler's to report; the model is compiled once
        bool isFirst = type.DeclaringSyntaxReferences.Length == 1 || context.Attributes[0].ApplicationSyntaxReference is not { } reference ||
            context.TargetNode.Span.Contains(reference.Span) && context.TargetNode.SyntaxTree == reference.SyntaxTree;
        return isFirst ? ModelParser.Parse(type, cancellation) : null;
    }

    private static CompileOptions ReadOptions(AnalyzerConfigOptionsProvider provider, CancellationToken cancellation) =>
        new(AnalyzersRun: IsOn(provider.GlobalOptions, "build_property.RunAnalyzers") && IsOn(provider.GlobalOptions, "build_property.RunAnalyzersDuringBuild"));

    private static bool IsOn(AnalyzerConfigOptions options, string property) =>
        !options.TryGetValue(property, out string? value) || !value.Equals("false", StringComparison.OrdinalIgnoreCase);

    private static void Compile(SourceProductionContext output, ModelSpec spec, CompileOptions options)
    {
        try
        {
            foreach (var (hintName, source) in ModelCompiler.Compile(spec, options))
            {
                output.AddSource(hintName, source);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // without this, one model would silence the generator for all of them
            output.AddSource(HintNames.Of(spec, "Failure"), FailureFile.Of(spec, e));
        }
    }
}
