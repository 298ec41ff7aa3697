using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.Analyzers.Declaration;

/// <summary>Says of a class that has parts of a model that nobody compiles it: the attribute that asks for it is missing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnmarkedModelAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.Of(RuleIds.UnmarkedModel);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (!start.Compilation.GetTypesByMetadataName(ModelAttributes.SequenceModel).IsEmpty)
            {
                start.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
            }
        });
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind == TypeKind.Class && !BoundSource.IsModel(type) && Part(type) is { AttributeClass: { } part })
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Get(RuleIds.UnmarkedModel), type.Locations[0], type.Name, ModelAttributes.PartName(part)));
        }
    }

    /// <summary>The first part of ours on a class or its properties. One of someone else's may have a meaning of its own.</summary>
    private static AttributeData? Part(INamedTypeSymbol type) =>
        type.GetAttributes().Concat(type.GetMembers().OfType<IPropertySymbol>().SelectMany(property => property.GetAttributes()))
            .FirstOrDefault(a => a.AttributeClass is { } part && ModelAttributes.IsPart(part) && ModelAttributes.ForeignBase(part) is null);
}
