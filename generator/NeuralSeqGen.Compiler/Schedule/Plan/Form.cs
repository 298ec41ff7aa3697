namespace NeuralSeqGen.Compiler.Schedule.Plan;

/// <summary>
/// The form of a group's value, and of a kernel: which axis runs along the lanes of a vector. <see cref="FormPlan"/> decides it for each cluster of a group.
/// In programs of one sequence all kernels have features in the lanes; their values, which no samples lie side by side in, go by <see cref="Samples"/>
/// throughout, so that none is ever converted.
/// </summary>
internal enum Form
{
    /// <summary>The 16 samples of a group: any shape, any op, no tails.</summary>
    Samples,

    /// <summary>The last axis, padded to 16: the rows of a group's samples, or of one sequence.</summary>
    Features,
}
