using System.Collections.Generic;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>The layers of a model that is a layer of another, bound in that place: with the mask that comes in, and weights of the model around.</summary>
/// <param name="Spec">Its declaration.</param>
/// <param name="Layers">Its layers in order, the input included.</param>
/// <param name="Input">Its input.</param>
/// <param name="Output">The layer whose value it gives.</param>
/// <param name="Weights">Its weights among those of the model around.</param>
internal sealed record BoundSubModel(ModelSpec Spec, IReadOnlyList<BoundLayer> Layers, BoundInput Input, BoundLayer Output, IReadOnlyList<BoundWeight> Weights);
