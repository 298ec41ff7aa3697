namespace NeuralSeqGen.Keras.Import;

/// <summary>What a file holds so that training goes on, as a checkpoint here holds it.</summary>
/// <param name="Tensors">The optimizer's memory under its names here.</param>
/// <param name="Metadata">Counters and learning rate.</param>
/// <param name="Batches">Batches that were trained on.</param>
internal sealed record ImportedTraining(IReadOnlyList<ImportedWeight> Tensors, IReadOnlyDictionary<string, string> Metadata, long Batches);
