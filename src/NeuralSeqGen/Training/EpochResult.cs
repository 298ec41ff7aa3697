using System.Globalization;

namespace NeuralSeqGen;

/// <summary>What an epoch gave.</summary>
/// <param name="Epoch">The epoch, counted from 0.</param>
/// <param name="Training">Loss and metrics while training.</param>
/// <param name="Validation">Loss and metrics on the validation samples; null if there was no validation in this epoch.</param>
/// <param name="LearningRate">The learning rate at the epoch's end, before callbacks changed it.</param>
/// <param name="Duration">The time it took, validation included.</param>
public sealed record EpochResult(int Epoch, Evaluation Training, Evaluation? Validation, double LearningRate, TimeSpan Duration)
{
    /// <summary>All of it, as records print, with the numbers the same in every culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{nameof(EpochResult)} {{ {nameof(Epoch)} = {Epoch}, {nameof(Training)} = {Training}, {nameof(Validation)} = {Validation}, {nameof(LearningRate)} = {LearningRate}, {nameof(Duration)} = {Duration} }}");
}
