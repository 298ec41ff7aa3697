using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NeuralSeqGen.Compiler;
using NeuralSeqGen.Compiler.Compilation;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Emit;
using NeuralSeqGen.Compiler.Model;
using NeuralSeqGen.Compiler.Parsing;
using NeuralSeqGen.Compiler.Schedule.Plan;

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
            .WithTrackingName(TrackingNames.Parse);
        var options = context.AnalyzerConfigOptionsProvider.Select(ReadOptions).WithTrackingName(TrackingNames.Options);
        var named = specs.SelectMany(static (spec, _) => VocabularyFiles.Named(spec!)).Collect().Select(static (names, _) => names.Distinct().OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray());
        var vocabularies = context.AdditionalTextsProvider.Combine(named)
            .Where(static pair => pair.Right.Any(name => VocabularyFiles.Matches(pair.Left.Path, name)))
            .Select(static (pair, cancellation) => VocabularyReader.Read(pair.Left, cancellation)).Collect();
        var completed = specs.Combine(vocabularies).Select(static (pair, _) => VocabularyFiles.Complete(pair.Left!, pair.Right)).WithTrackingName(TrackingNames.Vocabularies);
        var weightFiles = specs.SelectMany(static (spec, _) => WeightFiles.Named(spec!)).Collect().Select(static (names, _) => names.Distinct().OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray());
        var headers = context.AdditionalTextsProvider.Combine(weightFiles)
            .Where(static pair => pair.Right.Any(name => WeightFiles.Matches(pair.Left.Path, name)))
            .Select(static (pair, cancellation) => WeightHeaderReader.Read(pair.Left, cancellation)).Collect();
        var known = completed.Combine(headers).Select(static (pair, _) => WeightFiles.Complete(pair.Left, pair.Right)).WithTrackingName(TrackingNames.WeightFiles);
        var models = known.Combine(options).WithTrackingName(TrackingNames.Models);
        context.RegisterSourceOutput(models, static (output, pair) => Compile(output, pair.Left, pair.Right));
        context.RegisterSourceOutput(context.AnalyzerConfigOptionsProvider.SelectMany(UnreportedWidths), static (output, sentence) => output.AddSource(UnknownVectorWidth.HintName, UnknownVectorWidth.File(sentence)));
    }

    private static ModelSpec? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (context.TargetSymbol is not INamedTypeSymbol type || !IsFirst(type, context.TargetNode))
        {
            return null;
        }

        try
        {
            return ModelParser.Parse(type, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // an exception here would silence the generator for every model
            return ModelParser.Unreadable(type, e.GetType().Name + ": " + e.Message);
        }
    }

    /// <summary>
    /// False for a second [SequenceModel] on another part of a class: the C# compiler reports it, and the model is compiled once. False, too, for an attribute
    /// of someone else that is called so.
    /// </summary>
    private static bool IsFirst(INamedTypeSymbol type, SyntaxNode declaration)
    {
        var first = type.GetAttributes().FirstOrDefault(a => ModelAttributes.IsSequenceModel(a.AttributeClass))?.ApplicationSyntaxReference;
        return first is not null && first.SyntaxTree == declaration.SyntaxTree && declaration.Span.Contains(first.Span);
    }

    /// <summary>The SDK's own rule: RunAnalyzers decides, and where it says nothing, RunAnalyzersDuringBuild; builds that skip them unasked say so.</summary>
    private static CompileOptions ReadOptions(AnalyzerConfigOptionsProvider provider, CancellationToken cancellation) =>
        new(
            AnalyzersRun: AnalyzersRun(provider.GlobalOptions),
            Features: provider.GlobalOptions.TryGetValue("build_property.NeuralSeqGenFeatureLanes", out string? features) && Enum.TryParse(features, ignoreCase: true, out FeatureLanes lanes) ? lanes : FeatureLanes.ByShape)
        {
            Widths = VectorWidths.Parse(Widths(provider.GlobalOptions), out _),
            IsShort = Flag(provider.GlobalOptions, "build_property.NeuralSeqGenShortCode") ?? false,
        };

    /// <summary>The sentence about a vector width that there is none of, where no analyzer says it.</summary>
    private static IEnumerable<string> UnreportedWidths(AnalyzerConfigOptionsProvider provider, CancellationToken cancellation)
    {
        string? widths = Widths(provider.GlobalOptions);
        VectorWidths.Parse(widths, out string? unknown);
        return unknown is null || AnalyzersRun(provider.GlobalOptions) ? [] : [string.Format(CultureInfo.InvariantCulture, Rules.Get(RuleIds.UnknownVectorWidth).Format, widths, unknown)];
    }

    private static string? Widths(AnalyzerConfigOptions options) => options.TryGetValue(VectorWidths.Option, out string? widths) ? widths : null;

    private static bool AnalyzersRun(AnalyzerConfigOptions options) =>
        Flag(options, "build_property.NeuralSeqGenAnalyzersSkipped") is not true && (Flag(options, "build_property.RunAnalyzers") ?? Flag(options, "build_property.RunAnalyzersDuringBuild") ?? true);

    private static bool? Flag(AnalyzerConfigOptions options, string property) =>
        options.TryGetValue(property, out string? value) && value.Length > 0 ? !value.Equals("false", StringComparison.OrdinalIgnoreCase) : null;

    private static void Compile(SourceProductionContext output, ModelSpec spec, CompileOptions options)
    {
        var files = spec.ReadFailure is { } failure ? [(HintNames.Of(spec), FailureFile.Of(spec, failure))] : ModelCompiler.Compile(spec, options);
        foreach (var (hintName, source) in files)
        {
            output.AddSource(hintName, source);
        }
    }
}
