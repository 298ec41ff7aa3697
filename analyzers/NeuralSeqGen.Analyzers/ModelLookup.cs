using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NeuralSeqGen.Analyzers;

/// <summary>What models are looked up with: the files of their project, since an extent may be left to one.</summary>
/// <param name="Options">Has the files.</param>
/// <param name="Cancellation">Stops it.</param>
internal readonly record struct ModelLookup(AnalyzerOptions Options, CancellationToken Cancellation)
{
    public BoundSource this[INamedTypeSymbol type] => BoundSource.Of(type, Options, Cancellation);
}
