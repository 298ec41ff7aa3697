using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Passes;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>
/// Σ over terms of A·B, plus an initial value: [rows…, N]. Operands are A₁, B₁, A₂, B₂, …, then the initial value when there is one
/// (shape [N] for every row, or the result's shape). A is [rows…, k] and B is [k, N], or [N, k] when transposed.
/// With A transposed, A is [k…, M] and B is [k…, N], equal in all axes but the last: the product contracts all of those and is [M, N].
/// </summary>
internal sealed record ProductOp(EquatableArray<ProductTerm> Terms, bool HasInit) : Op
{
    public override string Mnemonic => "product";

    public override string Attributes => string.Join(" + ", Terms.Select(t => (t.TransposeA ? "Aᵀ" : "A") + "·" + (t.TransposeB ? "Bᵀ" : "B"))) + (HasInit ? " + init" : "");

    public override IReadOnlyList<Shape> InferShapes(IReadOnlyList<Shape> inputs)
    {
        Require(inputs.Count == (2 * Terms.Count) + (HasInit ? 1 : 0), "product: wrong number of operands");
        Shape? result = null;
        for (int i = 0; i < Terms.Count; i++)
        {
            var shape = TermShape(Terms[i], inputs[2 * i], inputs[(2 * i) + 1]);
            Require(result is null || result.Equals(shape), $"product: term of {shape} beside {result}");
            result = shape;
        }

        var init = HasInit ? inputs[inputs.Count - 1] : result!;
        Require(init.Equals(result) || (init.Rank == 1 && init[0] == result!.Last), $"product: init {init} for {result}");
        return [result!];
    }

    private static Shape TermShape(ProductTerm term, Shape a, Shape b)
    {
        if (term.TransposeA)
        {
            Require(!term.TransposeB && a.Rank == b.Rank && a.Rank > 0 && a.Take(a.Rank - 1).Equals(b.Take(b.Rank - 1)), $"product: {a}ᵀ × {b}");
            return new Shape(a.Last, b.Last);
        }

        Require(b.Rank == 2 && a.Rank >= 1 && a.Last == (term.TransposeB ? b[1] : b[0]), $"product: {a} × {b} with {term}");
        return a.Take(a.Rank - 1).Concat(new Shape(term.TransposeB ? b[0] : b[1]));
    }

    public override long Flops(IReadOnlyList<Shape> inputs, IReadOnlyList<Shape> outputs) =>
        Terms.Select((t, i) => 2L * outputs[0].Elements * (t.TransposeA ? inputs[2 * i].Rows : inputs[2 * i].Last)).Sum();

    /// <summary>dA = G·Bᵀ and dB = Aᵀ·G, rows contracted.</summary>
    public override void Differentiate(Node node, IReadOnlyList<Value?> outputGradients, GradientBuilder gradients)
    {
        if (outputGradients[0] is not { } dy)
        {
            return;
        }

        for (int i = 0; i < Terms.Count; i++)
        {
            DifferentiateTerm(Terms[i], node.Inputs[2 * i], node.Inputs[(2 * i) + 1], dy, gradients);
        }

        if (HasInit)
        {
            var init = node.Inputs[node.Inputs.Count - 1];
            gradients.AddLazily(init, () => init.Shape.Rank == dy.Shape.Rank ? dy : gradients.Builder.SumRows(dy));
        }
    }

    private static void DifferentiateTerm(ProductTerm term, Value a, Value b, Value dy, GradientBuilder gradients)
    {
        var g = gradients.Builder;
        if (term.TransposeA)
        {
            gradients.AddLazily(a, () => g.Product(b, dy, transposeB: true));
            gradients.AddLazily(b, () => g.Product(a, dy));
            return;
        }

        gradients.AddLazily(a, () => g.Product(dy, b, transposeB: !term.TransposeB));
        gradients.AddLazily(b, () => term.TransposeB ? g.Product(dy, a, transposeA: true) : g.Product(a, dy, transposeA: true));
    }
}
