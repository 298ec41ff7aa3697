using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Passes;

/// <summary>
/// Says folds in ops that schedules know. The fold of a product, which is the input gradient of a convolution, is itself a product with windows of the
/// other operand; windows that overlap little are a sum of a few parts that do not overlap; all others become rows of one array and a sum along its diagonals.
/// </summary>
internal static class ExpandFolds
{
    // each term is a copy or two of the result; past a few of them one sum along diagonals is shorter
    private const int MostTerms = 4;

    public static void Run(Graph graph)
    {
        foreach (var scan in graph.Nodes.Select(n => n.Op).OfType<ScanOp>())
        {
            Run(scan.Body);
        }

        var uses = graph.CountUses();
        foreach (var node in graph.Nodes.Where(n => n.Op is FoldOp).ToList())
        {
            var additions = new Graph(graph.Ids);
            var builder = new GraphBuilder(additions) { Scope = node.Scope };
            var fold = (FoldOp)node.Op;
            var x = node.Inputs[0];
            var result = Product(fold, x, uses, builder) ?? Sum(fold, x, builder);
            result.Name ??= node.Output.Name;
            graph.Nodes.InsertRange(graph.Nodes.IndexOf(node), additions.Nodes);
            graph.ReplaceUses(node.Output, result);
        }

        EliminateDeadCode.Run(graph);
    }

    /// <summary>Σ over terms of windows of A · the kernel, last element first; null where it is no product or the windows stand apart.</summary>
    private static Value? Product(FoldOp fold, Value x, Dictionary<Value, int> uses, GraphBuilder b)
    {
        int axis = fold.Axis;
        if (fold.Stride > 1 || x.Shape.Rank != axis + 3 || x.Producer is not { Op: ReshapeOp } reshape || uses[x] > 1 ||
            reshape.Inputs[0] is not { Producer: { Op: ProductOp { HasInit: false, BatchAxes: 0 } op } product, Shape: var shape } || uses[reshape.Inputs[0]] > 1 ||
            shape.Rank != axis + 2 || shape[axis] != x.Shape[axis] || op.Terms.Any(t => t.TransposeA || t.Depth > 1))
        {
            return null;
        }

        int size = x.Shape[axis + 1], overlap = (size - 1) * fold.Dilation;
        var operands = new List<Value>();
        for (int i = 0; i < op.Terms.Count; i++)
        {
            Value a = product.Inputs[2 * i], kernel = product.Inputs[(2 * i) + 1];
            operands.Add(b.Window(b.Pad(a, axis, overlap, fold.Length - x.Shape[axis]), axis, size, 1, fold.Dilation));
            operands.Add(Turned(kernel, op.Terms[i].TransposeB, size, x.Shape.Last, b));
        }

        return b.Append(new ProductOp(op.Terms.Select(_ => new ProductTerm(Depth: 2)).ToEquatableArray(), false), [.. operands]);
    }

    /// <summary>[size · n, k] as [size, k, n], from the last window element to the first.</summary>
    private static Value Turned(Value kernel, bool isTransposed, int size, int n, GraphBuilder b) => isTransposed
        ? b.Transpose(b.Reverse(b.Reshape(kernel, new Shape(size, n, kernel.Shape.Last)), 0), [0, 2, 1])
        : b.Transpose(b.Reverse(b.Reshape(kernel, new Shape(kernel.Shape[0], size, n)), 1), [1, 0, 2]);

    private static Value Sum(FoldOp fold, Value x, GraphBuilder b)
    {
        int size = x.Shape[fold.Axis + 1], width = fold.Dilation == 1 ? fold.Stride : 1, blocks = (size + width - 1) / width;
        return blocks > MostTerms
            ? Diagonals(fold, x, b)
            : Enumerable.Range(0, blocks).Select(i => Block(fold, x, i * width, Math.Min(width, size - (i * width)), b)).Aggregate(b.Add);
    }

    /// <summary>The share of some neighbouring elements of every window, few enough that those of two windows do not overlap.</summary>
    private static Value Block(FoldOp fold, Value x, int start, int count, GraphBuilder b)
    {
        int axis = fold.Axis, offset = start * fold.Dilation, room = fold.Length - offset, last = (x.Shape[axis] - 1) * fold.Stride;
        var part = b.Slice(x, axis + 1, start, count);
        if (count == 1)
        {
            return b.Pad(b.Reshape(part, x.Shape.Without(axis + 1)), axis, offset, room - 1 - last, fold.Stride - 1);
        }

        int length = last + fold.Stride;
        var joined = b.Reshape(b.Pad(part, axis + 1, 0, fold.Stride - count), x.Shape.Without(axis + 1).With(axis, length));
        return b.Pad(b.Slice(joined, axis, 0, Math.Min(length, room)), axis, offset, Math.Max(0, room - length));
    }

    /// <summary>
    /// Every window in its own row of an array whose rows are the result's places, padded so that what belongs to one place stands on a diagonal.
    /// A diagonal of an array is a window with a dilation in its row-major elements.
    /// </summary>
    private static Value Diagonals(FoldOp fold, Value x, GraphBuilder b)
    {
        int axis = fold.Axis, size = x.Shape[axis + 1], overlap = (size - 1) * fold.Dilation, last = (x.Shape[axis] - 1) * fold.Stride;
        var rows = b.Pad(b.Reverse(x, axis + 1), axis, overlap, fold.Length - 1 - last, fold.Stride - 1);
        var flat = b.Reshape(rows, rows.Shape.Without(axis + 1).With(axis, rows.Shape[axis] * size));
        var diagonals = b.Window(flat, axis, size, size, (fold.Dilation * size) + 1);
        int[] others = [.. Enumerable.Range(0, diagonals.Shape.Rank).Where(a => a != axis + 1)];
        return b.ReduceLast(ReduceKind.Sum, b.Transpose(diagonals, [.. others, axis + 1]));
    }
}
