namespace NeuralSeqGen;

/// <summary>An id that was just chosen.</summary>
/// <param name="Sample">Which sample.</param>
/// <param name="Step">Which step of its sequence, counted from 0.</param>
/// <param name="Id">The id.</param>
public readonly record struct GeneratedId(int Sample, int Step, int Id);
