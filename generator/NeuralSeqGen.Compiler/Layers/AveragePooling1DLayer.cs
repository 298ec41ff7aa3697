using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>The mean of a window, padded steps left out.</summary>
internal sealed class AveragePooling1DLayer : PoolingLayer
{
    public override string Name => "AveragePooling1D";

    public override IReadOnlyList<Argument> Arguments { get; } = [PoolSize(0)];

    protected override double Padding => 0;

    public override bool PassesOn(BoundLayer layer) => true;

    protected override Value Pool(LayerLowering lowering, SlidingWindow window, int steps, Value windows)
    {
        var b = lowering.Builder;
        var sum = b.ReduceLast(ReduceKind.Sum, windows);
        return b.Div(sum, window.Padding == "Valid" || lowering.IsStep ? b.Literal(window.Size) : Counts(lowering, window, steps, sum.Shape));
    }

    /// <summary>Steps in each window that are no padding: constants, the same for long stretches.</summary>
    private static Value Counts(LayerLowering lowering, SlidingWindow window, int steps, Shape shape)
    {
        var b = lowering.Builder;
        int before = window.Pads(steps).Before;
        var counts = Enumerable.Range(0, window.Count(steps)).Select(i => (i * window.Stride) - before).Select(start => Math.Min(start + window.Size, steps) - Math.Max(start, 0));
        var stretches = new List<(int Count, int Length)>();
        foreach (int count in counts)
        {
            bool goesOn = stretches.Count > 0 && stretches[stretches.Count - 1].Count == count;
            int length = goesOn ? stretches[stretches.Count - 1].Length : 0;
            stretches.RemoveRange(stretches.Count - (goesOn ? 1 : 0), goesOn ? 1 : 0);
            stretches.Add((count, length + 1));
        }

        return b.Broadcast(b.Concat(0, stretches.Select(s => b.Fill(s.Count, new Shape(s.Length))).ToArray()), shape, [lowering.RowAxes]);
    }
}
