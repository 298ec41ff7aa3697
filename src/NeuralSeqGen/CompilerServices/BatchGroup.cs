namespace NeuralSeqGen.CompilerServices;

/// <summary>What a call of <see cref="ModelProgram"/> reads and writes: one group of samples. All pointers are to pinned memory of at least the stated length.</summary>
public unsafe struct BatchGroup
{
    /// <summary>Samples in this group, 1 to <see cref="ModelProgram.GroupSize"/>.</summary>
    public int Count;

    /// <summary>Samples in the whole batch.</summary>
    public int BatchCount;

    /// <summary>Position of the group's first sample in the batch.</summary>
    public int FirstSample;

    /// <summary>The phase to run, counted from 0.</summary>
    public int Phase;

    /// <summary>Layer whose output <see cref="ModelProgram.Predict"/> writes, as an index into the definition's layers, behind them its scores, behind those the masks of its targets; −1 for the model's outputs.</summary>
    public int Layer;

    /// <summary>Seed of dropout and noise.</summary>
    public ulong Seed;

    /// <summary>Number of the draw of noise since training began, a batch's own where it is applied; part of every random number's counter.</summary>
    public long BatchNumber;

    /// <summary>Number of each of the group's samples among those that <see cref="Inputs"/> and <see cref="Targets"/> point to; null where they point to the group's first sample and the others follow.</summary>
    public int* Order;

    /// <summary>One pointer per input: Count × elements per sample, float or int as the port says.</summary>
    public void** Inputs;

    /// <summary>One pointer per target: Count × elements per sample, float or int.</summary>
    public void** Targets;

    /// <summary>One pointer per output: Count × loss rows of that output, the effective weight of each row; null where every weight is 1.</summary>
    public float** RowWeights;

    /// <summary>One pointer per output: Count × elements per sample, written.</summary>
    public float** Outputs;

    /// <summary>One pointer per input (null where not wanted): Count × elements per sample, written. Null when none is wanted.</summary>
    public float** InputGradients;

    /// <summary>All parameters in the order of get_weights(), followed by at least 16 readable floats.</summary>
    public float* Parameters;

    /// <summary>Training: for each weight, in order, 1 while its layer is frozen at run time, else 0.</summary>
    public float* Frozen;

    /// <summary>Gradient accumulator of this shard, laid out as <see cref="Parameters"/>; added to.</summary>
    public float* Gradients;

    /// <summary>For each of <see cref="ModelProgram.RowTables"/> the rows of the gradient that hold something: their number, room for every row number, then for each row whether it is listed; added to.</summary>
    public int* TouchedRows;

    /// <summary>Work memory, 64-byte aligned, contents arbitrary.</summary>
    public float* Arena;

    /// <summary>States of stateful layers before the batch, in the row of the group's first sample; null without such layers.</summary>
    public float* States;

    /// <summary>The same after the batch, written.</summary>
    public float* NextStates;

    /// <summary>Floats from one row of states to the next.</summary>
    public int StateStride;

    /// <summary>Added to: [0] the group's share of the batch loss (already divided by the batch's divisor), then for each metric its numerator and denominator.</summary>
    public double* Sums;

    /// <summary>Added to in every phase but the last: <see cref="ModelProgram.BatchValueCount"/> sums.</summary>
    public double* PhaseSums;

    /// <summary>The merged <see cref="PhaseSums"/> of the phases before this one.</summary>
    public double* BatchValues;
}
