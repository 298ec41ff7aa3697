using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.Analyzers;

/// <summary>A model as the compiler understands it, and where its parts stand in the text.</summary>
internal sealed record BoundSource(BoundModel Model, SourceMap Map)
{
    public static BoundSource Of(INamedTypeSymbol type, CancellationToken cancellation) =>
        new(ModelBinder.Bind(ModelParser.Parse(type, cancellation)), SourceMap.Of(type, cancellation));

    /// <summary>The same with the project's files: without them an extent that is left to one is not known.</summary>
    public static BoundSource Of(INamedTypeSymbol type, AnalyzerOptions options, CancellationToken cancellation) =>
        new(ModelBinder.Bind(VocabularyReader.Complete(ModelParser.Parse(type, cancellation), options.AdditionalFiles, cancellation)), SourceMap.Of(type, cancellation));

    /// <summary>Whether a class is declared as a model.</summary>
    public static bool IsModel(INamedTypeSymbol type) => type.GetAttributes().Any(attribute => ModelAttributes.IsSequenceModel(attribute.AttributeClass));
}
