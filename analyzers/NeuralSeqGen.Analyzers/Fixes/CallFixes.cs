using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralSeqGen.Analyzers.Fixes;

/// <summary>Remedies in the declaration for a call whose target has the wrong number of axes.</summary>
internal static class CallFixes
{
    /// <summary>For a call that was bound to a decoy of the model; null when the model is not in source or nothing in it would help.</summary>
    public static (ModelEdit Edit, AttributeSyntax Attribute)? For(IMethodSymbol decoy, CancellationToken cancellation)
    {
        var type = decoy.ContainingType;
        if (!BoundSource.IsModel(type) || decoy.Parameters is not [_, { Type: IArrayTypeSymbol target }, ..])
        {
            return null;
        }

        var source = BoundSource.Of(type, cancellation);
        return FixPlanner.ForTarget(source.Model, target.Rank) is { } edit && source.Map.Syntax(edit.Part, cancellation) is { } attribute ? (edit, attribute) : null;
    }
}
