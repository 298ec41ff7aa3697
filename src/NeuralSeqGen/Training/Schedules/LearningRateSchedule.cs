namespace NeuralSeqGen;

/// <summary>
/// The learning rate as a function of the batches applied. Declared beside the optimizer, as in <c>[Adam, CosineDecay(1000)]</c>, or set on a model at run time;
/// asked before each batch. Derive from it for one of your own: a function of that number alone, so that training goes on from a checkpoint as it would have.
/// </summary>
public abstract class LearningRateSchedule
{
    /// <summary>The learning rate of a step: not negative, at most the largest float; below the smallest it counts as 0.</summary>
    /// <param name="step">Batches that were applied before, also while their gradients are accumulated, as Keras's schedules count: 0 at the first.</param>
    public abstract double At(long step);

    private protected static double Rate(double value, string name) =>
        LearningRate.IsPossible(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"A learning rate is {LearningRate.Range}.");

    private protected static int Steps(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, name);
        return value;
    }
}
