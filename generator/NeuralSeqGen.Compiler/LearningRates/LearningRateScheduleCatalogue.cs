using System.Collections.Generic;
using System.Linq;

namespace NeuralSeqGen.Compiler.LearningRates;

/// <summary>Every schedule of the learning rate that can be declared.</summary>
internal static class LearningRateScheduleCatalogue
{
    public static readonly IReadOnlyList<LearningRateSchedule> All =
    [
        new ExponentialDecaySchedule(),
        new InverseTimeDecaySchedule(),
        new PolynomialDecaySchedule(),
        new CosineDecaySchedule(),
        new CosineDecayRestartsSchedule(),
        new PiecewiseConstantDecaySchedule(),
    ];

    private static readonly Dictionary<string, LearningRateSchedule> ByName = All.ToDictionary(schedule => schedule.Name);

    public static LearningRateSchedule? Find(string name) => ByName.TryGetValue(name, out var schedule) ? schedule : null;
}
