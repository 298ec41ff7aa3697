namespace NeuralSeqGen.CompilerServices;

/// <summary>
/// The compiled code of one model at one vector width. Generated; holds no state, so every instance of a model shares it.
/// </summary>
/// <remarks>
/// A call handles one <em>group</em>: up to <see cref="GroupSize"/> samples. Callers cut batches into groups and merge what the groups return;
/// nothing here allocates, checks arguments or knows about threads.
/// </remarks>
public abstract unsafe class ModelProgram
{
    /// <summary>Samples in a full group. Results do not depend on the vector width because a group always has this many virtual lanes.</summary>
    public const int GroupSize = 16;

    /// <summary>Width of the vectors used, in bits: 512, 256 or 128.</summary>
    public abstract int VectorBits { get; }

    /// <summary>Work memory of <see cref="Predict"/>, in floats.</summary>
    public abstract int PredictArena { get; }

    /// <summary>Work memory of <see cref="Evaluate"/>, in floats.</summary>
    public abstract int EvaluateArena { get; }

    /// <summary>Work memory of <see cref="Train"/>, in floats.</summary>
    public abstract int TrainArena { get; }

    /// <summary>Work memory of <see cref="PredictOne"/>, in floats.</summary>
    public abstract int PredictOneArena { get; }

    /// <summary>
    /// What <see cref="Predict"/> costs for a group, however many samples it has, in calls of <see cref="PredictOne"/>; 0 where that is no cheaper. One number
    /// for all vector widths, since it decides which of the two computes a call.
    /// </summary>
    public virtual int GroupCost => 0;

    /// <summary>Phases of <see cref="Train"/>, and of <see cref="Evaluate"/> unless <see cref="EvaluatePhaseCount"/> says otherwise: all groups of a batch finish a phase before any starts the next.</summary>
    public abstract int PhaseCount { get; }

    /// <summary>Phases of <see cref="Evaluate"/>.</summary>
    public virtual int EvaluatePhaseCount => PhaseCount;

    /// <summary>Whether <see cref="Train"/> finds in its arena what it left there in the phase before: every group needs an arena of its own until the last phase.</summary>
    public virtual bool KeepsTrainArena => false;

    /// <summary>The same for <see cref="Evaluate"/>.</summary>
    public virtual bool KeepsEvaluateArena => false;

    /// <summary>Numbers in <see cref="BatchGroup.PhaseSums"/> and <see cref="BatchGroup.BatchValues"/>: sums over all samples that a later phase reads.</summary>
    public abstract int BatchValueCount { get; }

    /// <summary>Inference: reads Inputs, Parameters, Arena, Count; writes Outputs, or the output of layer <see cref="BatchGroup.Layer"/> to Outputs[0] when that is not negative.</summary>
    public abstract void Predict(in BatchGroup group);

    /// <summary>Inference of exactly one sample, laid out for latency.</summary>
    public abstract void PredictOne(in BatchGroup group);

    /// <summary>Loss and metrics in inference mode: reads Inputs, Targets, RowWeights; adds to Sums (or to PhaseSums in every phase but the last).</summary>
    public abstract void Evaluate(in BatchGroup group);

    /// <summary>Loss, metrics and gradients in training mode: as <see cref="Evaluate"/>, and adds to Gradients; writes InputGradients when not null.</summary>
    public abstract void Train(in BatchGroup group);

    /// <summary>One optimizer step over <see cref="UpdateRange.Length"/> parameters, a multiple of 16.</summary>
    public abstract void Update(in UpdateRange range);

    /// <summary>Work memory of the programs over a weight, in floats.</summary>
    public virtual int WeightArena(int weight) => 0;

    /// <summary>
    /// Runs a program over the weight at a position. There are some where the model declares a step over whole weights, a clip by norm, an orthogonal
    /// regularizer or a constraint.
    /// </summary>
    public virtual void RunWeight(WeightPart part, int weight, in WholeWeight range) => throw new NotSupportedException("This model has no such program.");

    /// <summary>Tables whose gradients only get rows added, by ascending offset.</summary>
    public virtual RowTable[] RowTables => [];

    /// <summary>Floats in a <c>StreamState</c>; 0 when no step depends on another.</summary>
    public virtual int StateLength => 0;

    /// <summary>One step of a causal model: reads Inputs (one step), updates the state behind Arena[0..StateLength) and writes Outputs (one step).</summary>
    /// <returns>False while the model gives no output for this step.</returns>
    public virtual bool Step(in BatchGroup group) => throw new NotSupportedException("This model is not causal.");

    /// <summary>Work memory of <see cref="Step"/> in floats, state included at its start; 0 when the model is not causal.</summary>
    public virtual int StepArena => 0;

    /// <summary>What stands before the steps of a decoder, for one sample: reads Inputs but the one that takes the ids, writes the state behind Arena[0..DecodeState) as far as it does not start as zeros.</summary>
    public virtual void Encode(in BatchGroup group)
    {
    }

    /// <summary>One step of a decoder: reads Inputs (one id of the one that takes them), updates the state behind Arena[0..DecodeCarried) and writes one step of the output that the ids come from.</summary>
    public virtual void Decode(in BatchGroup group) => throw new NotSupportedException("This model has no decoder that goes step by step.");

    /// <summary>Floats of the state of a decoder.</summary>
    public virtual int DecodeState => 0;

    /// <summary>Floats of it that a step changes; those behind them are the same for all steps of a sample.</summary>
    public virtual int DecodeCarried => 0;

    /// <summary>Work memory of <see cref="Encode"/> and <see cref="Decode"/> in floats, state included at its start; 0 without a decoder that goes step by step.</summary>
    public virtual int DecodeArena => 0;
}
