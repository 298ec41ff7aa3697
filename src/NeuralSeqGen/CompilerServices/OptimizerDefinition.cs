namespace NeuralSeqGen.CompilerServices;

/// <summary>What the training loop must know of the optimizer; its arithmetic is in <see cref="ModelProgram.Update"/> and <see cref="ModelProgram.RunWeight"/>.</summary>
/// <param name="Name">Keras name, such as <c>rmsprop</c>.</param>
/// <param name="LearningRate">Declared learning rate.</param>
/// <param name="Slots">Names of the slots, such as <c>velocity</c>.</param>
public sealed record OptimizerDefinition(string Name, double LearningRate, string[] Slots)
{
    /// <summary>Start value of each slot; empty for zeros.</summary>
    public float[] SlotStart { get; init; } = [];

    /// <summary>Declared schedule of the learning rate; null for none.</summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>Weights whose step is a program of their own (<see cref="WeightPart.Update"/>), by position; all others have the step over single parameters.</summary>
    public int[] WholeWeights { get; init; } = [];

    /// <summary>Extents of each slot, for each weight in order, null where the weight has none; empty where every slot has its weight's.</summary>
    public int[]?[][] SlotShapes { get; init; } = [];

    /// <summary>Whether a step from ordinary numbers can give NaN or infinity, as with an epsilon of 0.</summary>
    public bool IsFragile { get; init; }

    /// <summary>Largest norm of each weight's gradient by itself; 0 for none.</summary>
    public double ClipNorm { get; init; }

    /// <summary>Largest absolute value of a gradient's element; 0 for none.</summary>
    public double ClipValue { get; init; }

    /// <summary>Largest joint norm of all gradients; 0 for none.</summary>
    public double GlobalClipNorm { get; init; }

    /// <summary>Whether an exponential moving average of the weights is kept.</summary>
    public bool UseEma { get; init; }

    /// <summary>Momentum of that average.</summary>
    public double EmaMomentum { get; init; } = 0.99;

    /// <summary>Steps after which that average replaces the weights, again and again; 0 for never.</summary>
    public int EmaOverwriteFrequency { get; init; }

    /// <summary>Batches whose gradients are averaged before one step; 0 or 1 for every batch.</summary>
    public int GradientAccumulationSteps { get; init; }
}
