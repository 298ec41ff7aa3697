namespace NeuralSeqGen.Compiler.Layers;

/// <summary>The argument of a layer that can be the number of ids of a vocabulary.</summary>
/// <param name="Argument">Its name.</param>
/// <param name="CountsIds">Whether it always counts ids; else it may count anything.</param>
internal sealed record VocabularyExtent(string Argument, bool CountsIds);
