using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.LearningRates;
using NeuralSeqGen.Compiler.Losses;
using NeuralSeqGen.Compiler.Metrics;
using NeuralSeqGen.Compiler.Model;
using NeuralSeqGen.Compiler.Optimizers;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>Which catalogue an attribute belongs to.</summary>
internal static class PartCatalogue
{
    /// <summary>The same for checks.</summary>
    public static readonly KnownParts Known = new(KindOf, name => LayerCatalogue.Find(name) is { IsWrapper: true }, name => LayerCatalogue.Find(name) is { IsInput: true });

    public static PartKind KindOf(string name) =>
        LayerCatalogue.Find(name) is not null ? PartKind.Layer :
        LossCatalogue.Find(name) is not null ? PartKind.Loss :
        OptimizerCatalogue.Find(name) is not null ? PartKind.Optimizer :
        LearningRateScheduleCatalogue.Find(name) is not null ? PartKind.LearningRateSchedule :
        MetricCatalogue.Find(name) is not null ? PartKind.Metric :
        name == "Output" ? PartKind.Output :
        name == BudgetBinder.Name ? PartKind.Budget :
        name == WeightFiles.Part ? PartKind.WeightFile :
        name == ArchitectureBinder.Name ? PartKind.Architecture :
        name == VocabularyFiles.Part ? PartKind.Vocabulary :
        name == TeacherForcingBinder.Name ? PartKind.TeacherForcing : PartKind.Unknown;
}
