using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.Analyzers.Declaration;

/// <summary>Finds comments about shapes that are not true any more. A model without such comments is not even bound.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ShapeCommentAnalyzer : DiagnosticAnalyzer
{
    /// <summary>Under this name the diagnostic carries the comment that is true.</summary>
    internal const string Text = "NeuralSeqGen.Comment";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.Of(RuleIds.ShapeComment);

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
        if (!BoundSource.IsModel(type) || !type.DeclaringSyntaxReferences.Any(d => d.GetSyntax(context.CancellationToken).DescendantTrivia().Any(ShapeComments.IsOurs)))
        {
            return;
        }

        var source = BoundSource.Of(type, context.Options, context.CancellationToken);
        foreach (var line in ShapeComments.Of(source, context.CancellationToken).Where(l => l.Place.Length > 0 && l.Written != l.Text))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.Get(RuleIds.ShapeComment), Location.Create(line.Tree, line.Place), ImmutableDictionary<string, string?>.Empty.Add(Text, line.Text), source.Model.Name, line.Written.Substring(3), line.Text.Substring(3)));
        }
    }
}
