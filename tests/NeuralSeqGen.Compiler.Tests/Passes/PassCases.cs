using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Passes;

/// <summary>An example of every pass.</summary>
internal static class PassCases
{
    private const string Recurrent = "[Input(2, 1), Gru(1, UseBias = false), MeanSquaredError, Sgd]";

    public static readonly IReadOnlyList<PassCase> All =
    [
        new(nameof(ShareForward), () => ModelLowering.Predict(ModelSource.BindValid(Recurrent)), () => PassGraph.Of(g => Recurrence(g, isOfCarry: true))), // values without the names of those that training saves
        new(nameof(SaveResiduals), () => Cleaned(ModelLowering.Train(ModelSource.BindValid("[Input(2, 1), SimpleRnn(1, UseBias = false), MeanSquaredError, Sgd]"))), // h is saved for the derivative of tanh
            () => Cleaned(ModelLowering.Predict(ModelSource.BindValid("[Input(2, 1), SimpleRnn(1, UseBias = false)]")))), // nothing to save in prediction
        new(nameof(Simplify), () => PassGraph.Of(Wordy), () => PassGraph.Of(g => g.Input("x", 2) is var x ? [g.Builder.Mul(x, g.Builder.Literal(0)), g.Builder.Sub(g.Builder.Literal(0), x)] : [])), // NaN · 0 is NaN, 0 − 0 is not −0
        new(nameof(ExpandFolds), () => PassGraph.Of(g => [g.Builder.Append(new FoldOp(0, 3, 1, 1), g.Input("x", 2, 2))]),
            () => PassGraph.Of(g => [g.Builder.Window(g.Input("x", 3), 0, 2, 1, 1)])),
        new(nameof(HoistSums), () => PassGraph.Of(g => Sums(g, isSummed: true)), () => PassGraph.Of(g => Sums(g, isSummed: false))),
        new(nameof(MergeProducts), () => PassGraph.Of(g => Products(g, isReadTwice: false)), () => PassGraph.Of(g => Products(g, isReadTwice: true))),
        new(nameof(HoistProducts), () => PassGraph.Of(g => Stacked(g, isReadInside: false)), () => PassGraph.Of(g => Stacked(g, isReadInside: true))),
        new(nameof(FormSoftmax), () => PassGraph.Of(g => [Powers(g, ReduceKind.LogSumExp)]), () => PassGraph.Of(g => [Powers(g, ReduceKind.Max)])),
        new(nameof(AddEqualGradients), () => Shared("Add"), () => Shared("Subtract")), // the bias has one gradient twice, or two gradients
        new(nameof(EliminateDeadCode), () => PassGraph.Of(g => Unread(g, 1)), () => PassGraph.Of(g => Unread(g, 2))),
        new(nameof(HoistTerms), () => PassGraph.Of(g => Recurrence(g, isOfCarry: false)), () => PassGraph.Of(g => Recurrence(g, isOfCarry: true))),
        new(nameof(TransposeOperands), () => PassGraph.Of(g => [g.Builder.Product(g.Input("a", 2, 3), g.Input("b", 4, 3), transposeB: true)]),
            () => PassGraph.Of(g => [g.Builder.Product(g.Input("a", 2, 3), g.Input("b", 2, 4), transposeA: true)])),
        new(nameof(SumInDouble), () => PassGraph.Of(g => [g.Builder.Reduce(ReduceKind.Sum, g.Input("x", 2, 3), 1)]), () => PassGraph.Of(g => [g.Builder.Reduce(ReduceKind.Max, g.Input("x", 2, 3), 1)])),
        new(nameof(TurnMatrices), () => PassGraph.Of(g => [g.Builder.Product(g.Input("a", 2, 3), g.Input("b", 2, 4), transposeA: true)]),
            () => PassGraph.Of(g => [g.Builder.Product(g.Input("a", 2, 3), g.Input("b", 4, 3), transposeB: true)])),
        new(nameof(CopyTransposed), () => PassGraph.Of(g => [g.Builder.Transpose(g.Input("x", 2, 3), [1, 0]) is var turned ? g.Builder.Add(turned, g.Builder.Exp(turned)) : turned]), // one copy for both
            () => PassGraph.Of(g => [g.Builder.Norm(g.Builder.Transpose(g.Input("x", 2, 3), [1, 0]), 1)])), // sums read any way
        new(nameof(SplitPhases), () => Compiled(ModelLowering.Train(ModelSource.BindValid("[Input(2, 1), Dense(1, UseBias = false), BatchNormalization(Scale = false, Center = false), MeanSquaredError, Sgd]"))), // the moments are sums that the layer reads
            () => PassGraph.Of(g => [g.Builder.BatchReduce(g.Input("x", 2)), g.Builder.Exp(g.Input("y", 2))])), // nothing reads the sum
    ];

    /// <summary>The training graph that <see cref="ShareForward"/> looks at.</summary>
    public static Graph Trained() => Compiled(ModelLowering.Train(ModelSource.BindValid(Recurrent)));

    private static Graph Compiled(Graph graph)
    {
        CompilationPipeline.Run(graph);
        return graph;
    }

    /// <summary>Two uses of a layer, and what becomes of their results.</summary>
    private static Graph Shared(string merge)
    {
        var graph = ModelLowering.Train(ModelSource.BindGraph($"[Input(1)] private static partial LayerNode A {{ get; }} [Input(1)] private static partial LayerNode B {{ get; }} [Dense(1, From = nameof(A))] private static partial LayerNode C {{ get; }} [Reuse(nameof(C), From = nameof(B))] private static partial LayerNode D {{ get; }} [{merge}(nameof(C), nameof(D)), MeanSquaredError] private static partial LayerNode E {{ get; }}"));
        Simplify.Run(graph);
        return graph;
    }

    private static Graph Cleaned(Graph graph)
    {
        EliminateDeadCode.Run(graph);
        return graph;
    }

    /// <summary>Neutral operands, literals, twins and pairs that undo one another.</summary>
    private static IEnumerable<Value> Wordy(PassGraph g)
    {
        var b = g.Builder;
        var x = g.Input("x", 2, 3);
        yield return b.Mul(b.Add(x, b.Literal(0)), b.Append(new LiteralOp(1)));
        yield return b.Neg(b.Neg(b.Tanh(x)));
        yield return b.Add(b.Tanh(x), b.Mul(b.Literal(2), b.Literal(3)));
        yield return b.Reverse(b.Reverse(b.Exp(x), 1), 1);
        yield return b.Reshape(b.Reshape(b.Exp(x), new Shape(6)), new Shape(2, 3));
    }

    /// <summary>A sum of outer products and a sum of vectors, or the same stacked.</summary>
    private static IEnumerable<Value> Sums(PassGraph g, bool isSummed)
    {
        var results = g.Scan(g.Input("start", 1, 2), g.Input("x", 3, 1, 2), [], (b, h, x, _) =>
        {
            Value next = b.Tanh(b.Add(h, x)), outer = b.Product(x, next, transposeA: true), square = b.Mul(next, next);
            return (next, isSummed ? [] : [outer, square], isSummed ? [outer, square] : []);
        });
        return results.Skip(1);
    }

    /// <summary>x·A + bias + y·B.</summary>
    private static IEnumerable<Value> Products(PassGraph g, bool isReadTwice)
    {
        var b = g.Builder;
        var first = b.Product(g.Input("x", 2, 3), g.Input("A", 3, 4));
        yield return b.Add(b.Add(first, g.Input("bias", 2, 4)), b.Product(g.Input("y", 2, 5), g.Input("B", 5, 4)));
        if (isReadTwice)
        {
            yield return b.Exp(first);
        }
    }

    /// <summary>h ← tanh(h + x), and h·W of every step.</summary>
    private static IEnumerable<Value> Stacked(PassGraph g, bool isReadInside)
    {
        var results = g.Scan(g.Input("start", 2), g.Input("x", 3, 2), [g.Input("W", 2, 2)], (b, h, x, constants) =>
        {
            var product = b.Product(h, constants[0]);
            return (b.Tanh(b.Add(isReadInside ? product : h, x)), [product], []);
        });
        return results.Skip(1);
    }

    /// <summary>exp(x − f x) along rows.</summary>
    private static Value Powers(PassGraph g, ReduceKind kind)
    {
        var x = g.Input("x", 2, 3);
        return g.Builder.Exp(g.Builder.Sub(x, g.Builder.BroadcastTrailing(g.Builder.ReduceLast(kind, x), x.Shape)));
    }

    /// <summary>A scan of two stacked values of which so many are read.</summary>
    private static IEnumerable<Value> Unread(PassGraph g, int read)
    {
        if (read < 2)
        {
            g.Builder.Exp(g.Input("nobody", 2));
        }

        return g.Scan(g.Input("start", 2), g.Input("x", 3, 2), [g.Input("c", 2)], (b, h, x, constants) => (b.Tanh(b.Add(h, x)), [b.Mul(h, h), b.Mul(h, constants[0])], [])).Skip(1).Take(read);
    }

    /// <summary>h ← tanh(x·W + h·U), or both products of h.</summary>
    private static IEnumerable<Value> Recurrence(PassGraph g, bool isOfCarry) =>
        g.Scan(g.Input("start", 2), g.Input("x", 3, 2), [g.Input("W", 2, 2), g.Input("U", 2, 2)], (b, h, x, constants) =>
            (b.Tanh(b.Add(b.Product([(isOfCarry ? h : x, constants[0]), (h, constants[1])], null), x)), [], []));
}
