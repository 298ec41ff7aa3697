using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>What a recurrent layer carries from step to step.</summary>
/// <param name="Name">Its name in the generated code.</param>
/// <param name="Shape">Its extents.</param>
internal sealed record CellState(string Name, Shape Shape);
