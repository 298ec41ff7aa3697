namespace NeuralSeqGen.Compiler.IR;

/// <summary>The arrays and numbers that a compiled program exchanges with the runtime.</summary>
internal enum PortKind
{
    Input,
    Target,
    RowWeight,

    /// <summary>1 for a sample of the batch, 0 for a sample that only fills the group.</summary>
    Valid,

    /// <summary>A whole weight in Keras's layout; Index is its first float.</summary>
    Parameter,
    BatchCount,

    /// <summary>1 while the layer of a weight is frozen at run time, else 0; Index is the weight's position.</summary>
    Frozen,
    LearningRate,

    /// <summary>Number of the optimizer step, counted from 1.</summary>
    StepNumber,

    /// <summary>A carried state of a streaming step; Index is its first float.</summary>
    State,

    /// <summary>What such a state is before the first step, while it is in one graph with the step; Index as there.</summary>
    FirstState,

    /// <summary>A state carried from batch to batch in a sample's row; Index is its first float in the row.</summary>
    CarriedState,

    /// <summary>Merged sum of an earlier phase.</summary>
    BatchValue,
    Output,
    LayerOutput,
    InputGradient,

    /// <summary>A sum over samples that goes to the runtime's sums.</summary>
    Sum,

    /// <summary>A sum over samples that a later phase reads.</summary>
    PhaseSum,

    /// <summary>A program over a whole weight: the norm of all gradients together.</summary>
    JointNorm,

    /// <summary>The one number that a program over a whole weight gives.</summary>
    Number,

    /// <summary>Optimizer: the parameter, its gradient and its slots, one number each; or a whole weight with its own.</summary>
    Weight,
    WeightGradient,
    Slot,
}
