using System.Collections.Generic;
using System.Linq;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>Every loss that can be declared.</summary>
internal static class LossCatalogue
{
    public static readonly IReadOnlyList<Loss> All =
    [
        new CategoricalCrossentropyLoss(),
        new SparseCategoricalCrossentropyLoss(),
        new BinaryCrossentropyLoss(),
        new CategoricalFocalCrossentropyLoss(),
        new BinaryFocalCrossentropyLoss(),
        new MeanSquaredErrorLoss(),
        new MeanAbsoluteErrorLoss(),
        new MeanAbsolutePercentageErrorLoss(),
        new MeanSquaredLogarithmicErrorLoss(),
        new HuberLoss(),
        new LogCoshLoss(),
        new KLDivergenceLoss(),
        new PoissonLoss(),
        new CosineSimilarityLoss(),
        new HingeLoss(),
        new SquaredHingeLoss(),
        new CategoricalHingeLoss(),
        new DiceLoss(),
        new TverskyLoss(),
        new CategoricalGeneralizedCrossentropyLoss(),
        new QuantileLoss(),
        new CtcLoss(),
        new CustomLoss(),
    ];

    private static readonly Dictionary<string, Loss> ByName = All.ToDictionary(loss => loss.Name);

    public static Loss? Find(string name) => ByName.TryGetValue(name, out var loss) ? loss : null;
}
