using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Emit.Surface;
using NeuralSeqGen.Compiler.Model;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.Analyzers;

/// <summary>A model as the compiler understands it, and where its parts stand in the text.</summary>
internal sealed record BoundSource(BoundModel Model, SourceMap Map)
{
    // A symbol belongs to one compilation, so that an edit makes new ones; within it a model is bound once, whoever asks.
    private static readonly ConditionalWeakTable<INamedTypeSymbol, BoundSource> Known = new();

    // the same with files, which belong to the compilation, too: others are those of a project that was made of it
    private static readonly ConditionalWeakTable<INamedTypeSymbol, Completed> WithFiles = new();

    /// <summary>Names and shapes of what its methods take.</summary>
    public SurfaceShapes Surface => field ??= new SurfaceShapes(Model);

    public static BoundSource Of(INamedTypeSymbol type, CancellationToken cancellation) =>
        Known.TryGetValue(type, out var known) ? known : Known.GetValue(type, unknown => new(ModelBinder.Bind(ModelParser.Parse(unknown, cancellation)), SourceMap.Of(unknown, cancellation)));

    /// <summary>The same with the project's files: without them an extent that is left to one is not known.</summary>
    public static BoundSource Of(INamedTypeSymbol type, AnalyzerOptions options, CancellationToken cancellation)
    {
        var alone = Of(type, cancellation);
        if (!ProjectFiles.AreNamed(alone.Model.Spec))
        {
            return alone;
        }

        var known = WithFiles.GetValue(type, unknown => Complete(alone, unknown, options, cancellation));
        return (known.Files == options.AdditionalFiles ? known : Complete(alone, type, options, cancellation)).Source;
    }

    private static Completed Complete(BoundSource alone, INamedTypeSymbol type, AnalyzerOptions options, CancellationToken cancellation) =>
        new(options.AdditionalFiles, new(ModelBinder.Bind(ProjectFiles.Complete(ModelParser.Parse(type, cancellation), options.AdditionalFiles, cancellation)), alone.Map));

    /// <summary>Whether a class is declared as a model.</summary>
    public static bool IsModel(INamedTypeSymbol type) => type.GetAttributes().Any(attribute => ModelAttributes.IsSequenceModel(attribute.AttributeClass));

    private sealed record Completed(ImmutableArray<AdditionalText> Files, BoundSource Source);
}
