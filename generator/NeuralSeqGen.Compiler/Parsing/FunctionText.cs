using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace NeuralSeqGen.Compiler.Parsing;

/// <summary>Where a function stands in the source; for analyzers only, never in a pipeline.</summary>
/// <param name="Places">The text of each node, by its place.</param>
/// <param name="Name">The name of the method.</param>
internal sealed record FunctionText(IReadOnlyList<SyntaxNode> Places, Location Name)
{
    /// <summary>The text of a node; the method's name for −1.</summary>
    public Location Locate(int node) => node >= 0 && node < Places.Count ? Location.Create(Places[node].SyntaxTree, Places[node].Span) : Name;
}
