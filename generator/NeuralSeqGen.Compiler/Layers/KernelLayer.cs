using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>A layer with a kernel and, by default, a bias.</summary>
internal abstract class KernelLayer : Layer
{
    public sealed override IReadOnlyList<Argument> CommonArguments { get; } = [.. CommonLayerArguments.Unary, .. CommonLayerArguments.Kernel];
}
