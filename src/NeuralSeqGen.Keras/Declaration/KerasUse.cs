namespace NeuralSeqGen.Keras.Declaration;

/// <summary>The use of a layer that its attributes declare.</summary>
/// <param name="Inbound">Nodes that it reads; empty where it follows the one before.</param>
/// <param name="InitialState">Nodes that its states start from; empty for zeros.</param>
/// <param name="Call">What Keras passes when it calls it; null for nothing.</param>
/// <param name="Rank">Axes of its output, batch included; 0 where that is not known.</param>
internal sealed record KerasUse(IReadOnlyList<string> Inbound, IReadOnlyList<string> InitialState, KerasConfig? Call, int Rank);
