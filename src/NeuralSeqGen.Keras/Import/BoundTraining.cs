namespace NeuralSeqGen.Keras.Import;

/// <summary>The optimizer that the compiler makes of a declaration.</summary>
/// <param name="Name">Name of its attribute, such as <c>RmsProp</c>.</param>
/// <param name="StoredName">What checkpoints call it, such as <c>rmsprop</c>.</param>
/// <param name="LearningRate">Its learning rate, or where a schedule starts.</param>
/// <param name="IsScheduled">Whether a schedule gives the rate.</param>
/// <param name="Memories">What it keeps, in the order of a checkpoint.</param>
internal sealed record BoundTraining(string Name, string StoredName, double LearningRate, bool IsScheduled, IReadOnlyList<BoundMemory> Memories);
