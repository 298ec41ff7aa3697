using NeuralSeqGen.Compiler.Tests.Battery;

namespace NeuralSeqGen.Compiler.Tests.Formulas;

/// <summary>Layers whose value is known by a formula, and the samples on which it is asked for: those of the battery that are that layer alone.</summary>
internal static class LayerFormulas
{
    public static readonly IReadOnlyDictionary<string, LayerFormula> ByLayer = new[]
    {
        MatrixFormulas.All, PositionFormulas.All, MergeFormulas.All, AttentionFormulas.All, MovementFormulas.All, WindowLayerFormulas.All, NormalizationFormulas.All, ActivationFormulas.All, NoiseFormulas.All,
    }.SelectMany(family => family).ToDictionary(formula => formula.Layer);

    public static readonly IReadOnlyList<LayerSample> Samples =
        [.. LayerSamples.All.Append(new("5, 3", "GaussianDropout(0.3)", "5, 3", 0)).Where(sample => sample.Names.Count == 1 && ByLayer.ContainsKey(sample.Names[0]))];
}
