namespace NeuralSeqGen.Compiler.Tests.Formulas;

/// <summary>The value of a layer, written out as loops over one sample, from Keras's source and not from ours.</summary>
/// <param name="Layer">Its name in the catalogue.</param>
/// <param name="Value">The numbers of the output.</param>
/// <param name="Tolerance">Largest difference.</param>
internal sealed record LayerFormula(string Layer, Func<LayerRun, double[]> Value, double Tolerance = 1e-9);
