using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.Analyzers;

/// <summary>A model as the compiler understands it, and where its parts stand in the text.</summary>
internal sealed record BoundSource(BoundModel Model, SourceMap Map)
{
    public static BoundSource Of(INamedTypeSymbol type, CancellationToken cancellation) =>
        new(ModelBinder.Bind(ModelParser.Parse(type, cancellation)), SourceMap.Of(type, cancellation));

    /// <summary>Whether a class is declared as a model.</summary>
    public static bool IsModel(INamedTypeSymbol type) => type.GetAttributes().Any(attribute => ModelAttributes.IsSequenceModel(attribute.AttributeClass));
}
