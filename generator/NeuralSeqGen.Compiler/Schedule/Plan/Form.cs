namespace NeuralSeqGen.Compiler.Schedule.Plan;

/// <summary>
/// The form of a group's value, and of a kernel: which axis runs along the lanes of a vector. <see cref="FormPlan"/> decides it for each cluster of a group;
/// in programs of one sequence all kernels have features in the lanes, and nobody asks for the form of a value.
/// </summary>
internal enum Form
{
    /// <summary>The 16 samples of a group: any shape, any op, no tails.</summary>
    Samples,

    /// <summary>The last axis, padded to 16: the rows of a group's samples, or of one sequence.</summary>
    Features,
}
