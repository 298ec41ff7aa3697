using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>
/// Σ over terms of A·B, plus an initial value: [rows…, N]. Operands are A₁, B₁, A₂, B₂, …, then the initial value when there is one
/// (shape [N] for every row, or the result's shape). A is [rows…, k] and B is [k, N], or [N, k] when transposed; k is as many axes as the term's depth.
/// With A transposed, A is [k…, M] and B is [k…, N], equal in all axes but the last: the product contracts all of those and is [M, N].
/// With batch axes, A, B and the result begin with the same axes, and each index of them is a product of its own (the heads of an attention layer).
/// </summary>
/// <param name="Terms">How the operands of each term are read.</param>
/// <param name="HasInit">Whether the last operand is an initial value.</param>
/// <param name="BatchAxes">Leading axes that both operands of every term have.</param>
internal sealed record ProductOp(EquatableArray<ProductTerm> Terms, bool HasInit, int BatchAxes = 0) : Op
{
    public override string Mnemonic => "product";

    public override string Attributes => string.Join(" + ", Terms.Select(t => t.ToString())) + (HasInit ? " + init" : "") + (BatchAxes > 0 ? $" for each of {BatchAxes} axes" : "");

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

    private Shape TermShape(ProductTerm term, Shape a, Shape b)
    {
        var batch = a.Take(BatchAxes);
        Require(a.Rank > BatchAxes && b.Rank > BatchAxes && batch.Equals(b.Take(BatchAxes)), $"product: {a} × {b} for each of {BatchAxes} axes");
        if (term.TransposeA)
        {
            Require(!term.TransposeB && a.Rank == b.Rank && a.Take(a.Rank - 1).Equals(b.Take(b.Rank - 1)), $"product: {a}ᵀ × {b}");
            return batch.Concat(new Shape(a.Last, b.Last));
        }

        int rows = a.Rank - term.Depth;
        bool hasRows = rows >= (BatchAxes == 0 ? 0 : BatchAxes + 1);
        Require(hasRows && b.Rank == BatchAxes + 1 + term.Depth && a.Skip(rows).Equals(b.Skip(BatchAxes + (term.TransposeB ? 1 : 0)).Take(term.Depth)), $"product: {a} × {b} with {term}");
        return a.Take(rows).Concat(new Shape(b[term.TransposeB ? BatchAxes : -1]));
    }

    public override long Flops(IReadOnlyList<Shape> inputs, IReadOnlyList<Shape> outputs) =>
        Terms.Select((t, i) => 2L * outputs[0].Elements * (t.TransposeA ? inputs[2 * i].Skip(BatchAxes).Rows : inputs[2 * i].Skip(inputs[2 * i].Rank - t.Depth).Elements)).Sum();

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

    private void DifferentiateTerm(ProductTerm term, Value a, Value b, Value dy, GradientBuilder gradients)
    {
        var g = gradients.Builder;
        if (term.TransposeA)
        {
            gradients.AddLazily(a, () => g.Product(b, dy, transposeB: true, batchAxes: BatchAxes));
            gradients.AddLazily(b, () => g.Product(a, dy, batchAxes: BatchAxes));
            return;
        }

        // the contracted axes as one
        int k = a.Shape.Skip(a.Shape.Rank - term.Depth).Elements, n = dy.Shape.Last;
        Value Flat(Value kernel) => g.Reshape(kernel, kernel.Shape.Take(BatchAxes).Concat(term.TransposeB ? new Shape(n, k) : new Shape(k, n)));
        Value Rows() => g.Reshape(a, dy.Shape.With(-1, k));
        gradients.AddLazily(a, () => g.Reshape(g.Product(dy, Flat(b), transposeB: !term.TransposeB, batchAxes: BatchAxes), a.Shape));
        gradients.AddLazily(b, () => g.Reshape(term.TransposeB ? g.Product(dy, Rows(), transposeA: true, batchAxes: BatchAxes) : g.Product(Rows(), dy, transposeA: true, batchAxes: BatchAxes), b.Shape));
    }
}
