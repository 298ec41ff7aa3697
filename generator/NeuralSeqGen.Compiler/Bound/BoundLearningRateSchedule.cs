using NeuralSeqGen.Compiler.LearningRates;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>A schedule of the learning rate with its arguments.</summary>
internal sealed record BoundLearningRateSchedule(LearningRateSchedule Schedule, Arguments Arguments, int Part);
