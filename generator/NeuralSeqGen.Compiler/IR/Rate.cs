namespace NeuralSeqGen.Compiler.IR;

/// <summary>How often a value changes: a node's rate is the highest of its operands'.</summary>
internal enum Rate
{
    /// <summary>The same for every batch between two optimizer steps: weights and literals.</summary>
    Constant,

    /// <summary>One per batch: divisors, step counters, sums over samples.</summary>
    Batch,

    /// <summary>One per sample: inputs and whatever comes of them.</summary>
    Sample,
}
