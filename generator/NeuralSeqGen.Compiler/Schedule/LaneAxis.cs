namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>What the lanes of a vector are; decided for a program that handles one sequence, and by <see cref="LanePlan"/> for each cluster of a group's.</summary>
internal enum LaneAxis
{
    /// <summary>The 16 samples of a group: any shape, any op, no tails.</summary>
    Sample,

    /// <summary>The last axis of values, padded to 16: one sequence at the lowest latency, or the rows of a group's samples.</summary>
    Feature,
}
