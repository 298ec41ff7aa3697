namespace NeuralSeqGen.Keras.Import;

/// <summary>What training keeps for every weight, such as an optimizer's slot.</summary>
/// <param name="Name">Its name in files, such as <c>velocity</c>.</param>
/// <param name="Start">The value that training begins with.</param>
/// <param name="Shapes">Its extents for each weight; null where there is none.</param>
internal sealed record BoundMemory(string Name, float Start, IReadOnlyList<IReadOnlyList<int>?> Shapes);
