namespace NeuralSeqGen;

/// <summary>
/// The learning rate as a function of the steps taken. Declared beside the optimizer, as in <c>[Adam, CosineDecay(1000)]</c>, or set on a model at run time;
/// asked before each batch. Derive from it for one of your own: a function of the step alone, so that training goes on from a checkpoint as it would have.
/// </summary>
public abstract class LearningRateSchedule
{
    /// <summary>The learning rate of a step, finite and not negative.</summary>
    /// <param name="step">Batches that were applied before: 0 at the first.</param>
    public abstract double At(long step);

    private protected static double Rate(double value, string name) =>
        double.IsFinite(value) && value >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, "A learning rate is finite and not negative.");

    private protected static int Steps(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, name);
        return value;
    }
}
