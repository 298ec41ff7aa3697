using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Schedule.Tiles;

/// <summary>One term of a product, Left · Right, and how its two factors are read.</summary>
internal sealed record Factors(ProductTerm Term, int BatchAxes, Value Left, Value Right)
{
    /// <summary>The axes that are summed up.</summary>
    public Shape Contracted => Term.TransposeA ? Left.Shape.Take(Left.Shape.Rank - 1).Skip(BatchAxes) : Left.Shape.Skip(Left.Shape.Rank - Term.Depth);

    /// <summary>The terms of a product, in order.</summary>
    public static IReadOnlyList<Factors> Of(Node node)
    {
        var product = (ProductOp)node.Op;
        return [.. product.Terms.Select((term, i) => new Factors(term, product.BatchAxes, node.Inputs[2 * i], node.Inputs[(2 * i) + 1]))];
    }
}
