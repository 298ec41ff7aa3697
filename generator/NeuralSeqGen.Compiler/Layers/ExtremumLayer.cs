using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Largest or smallest of the inputs, element by element; where a mask says that one does not count, the others decide. Where none counts it is the first.</summary>
internal abstract class ExtremumLayer : MergeLayer
{
    public sealed override bool PassesOn(BoundLayer layer) => true;

    protected sealed override Value Merge(GraphBuilder builder, IReadOnlyList<Value> inputs, IReadOnlyList<Value?> masks)
    {
        var (chosen, mask) = (inputs[0], masks[0]);
        for (int i = 1; i < inputs.Count; i++)
        {
            var next = masks[i] is { } valid ? builder.Select(valid, inputs[i], chosen) : inputs[i];
            chosen = Choose(builder, mask is null ? chosen : builder.Select(mask, chosen, next), next);
            mask = mask is not null && masks[i] is { } other ? builder.Max(mask, other) : null;
        }

        return chosen;
    }

    /// <summary>The one of two values that stays.</summary>
    protected abstract Value Choose(GraphBuilder builder, Value a, Value b);
}
