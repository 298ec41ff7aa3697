using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>A layer that does to a value what it does to each of its numbers: shape and steps stay what they are, whichever axis they lie along.</summary>
internal abstract class ElementwiseLayer : Layer
{
    public override Shape InferShape(LayerBinding binding) => binding.Input;

    public override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) => inputs[0];
}
