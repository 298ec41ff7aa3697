namespace NeuralSeqGen.CompilerServices;

/// <summary>A table among the parameters whose gradient only ever gets rows added to it, so that a batch costs the rows it names and not the whole table.</summary>
/// <param name="Offset">First float in the parameters.</param>
/// <param name="Rows">Rows of the table.</param>
/// <param name="Width">Floats in a row.</param>
public readonly record struct RowTable(int Offset, int Rows, int Width);
