namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>What the lanes of a vector are; decided once per program.</summary>
internal enum LaneAxis
{
    /// <summary>The 16 samples of a group: any shape, any op, no tails.</summary>
    Sample,

    /// <summary>The last axis of one sample's values, padded to 16: one sequence at the lowest latency.</summary>
    Feature,
}
