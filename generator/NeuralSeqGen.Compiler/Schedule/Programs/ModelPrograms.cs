using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;

namespace NeuralSeqGen.Compiler.Schedule.Programs;

/// <summary>The programs of a model at one vector width, and what the runtime has to know of them.</summary>
internal sealed record ModelPrograms
{
    /// <summary>The vector width.</summary>
    public required int Bits { get; init; }

    /// <summary>Inference of a group, with the output of every layer.</summary>
    public required Program Predict { get; init; }

    /// <summary>Inference of one sequence; null where it is a group of one.</summary>
    public required Program? PredictOne { get; init; }

    /// <summary>What a group costs in inference, in samples one after the other, where one sequence has a program of its own; the same at every width.</summary>
    public required int GroupCost { get; init; }

    /// <summary>Loss and metrics, a program per phase; empty without a loss.</summary>
    public required IReadOnlyList<Program> Evaluate { get; init; }

    /// <summary>Loss, metrics and gradients, a program per phase; empty without a loss.</summary>
    public required IReadOnlyList<Program> Train { get; init; }

    /// <summary>One optimizer step of 16 parameters; null without an optimizer, and where every weight has a step of its own.</summary>
    public required Program? Update { get; init; }

    /// <summary>Programs over whole weights; none unless something is declared that needs them.</summary>
    public required IReadOnlyList<WeightProgram> Weights { get; init; }

    /// <summary>One step of a stream; null unless the model is causal.</summary>
    public required Program? Step { get; init; }

    /// <summary>What stands before the steps of a decoder, for one sample; null where nothing does.</summary>
    public required Program? Encode { get; init; }

    /// <summary>One step of a decoder; null without one.</summary>
    public required Program? Decode { get; init; }

    /// <summary>Floats of its state that a step changes, which come first.</summary>
    public required int DecoderCarried { get; init; }

    /// <summary>Numbers that cross a phase as sums over all samples.</summary>
    public required int BatchValues { get; init; }

    /// <summary>Whether values of an evaluation go from phase to phase in the work memory of their group.</summary>
    public required bool KeepsEvaluateArena { get; init; }

    /// <summary>Whether those of a training do.</summary>
    public required bool KeepsTrainArena { get; init; }

    /// <summary>The parameters whose gradients only get rows added.</summary>
    public required IReadOnlyList<RowTable> Tables { get; init; }

    /// <summary>Floats of the state that a stream carries from step to step.</summary>
    public int StateLength => Length(Step);

    /// <summary>Floats of the state of a decoder.</summary>
    public int DecoderState => Math.Max(Length(Encode), Length(Decode));

    /// <summary>Where the work memory of a decoder begins, behind its state.</summary>
    public int DecodeStart => Group.RoundUp(DecoderState);

    /// <summary>Where the work memory of a step begins, behind the state.</summary>
    public int StepStart => Group.RoundUp(StateLength);

    /// <summary>Steps of time loops that are written out, each as a method.</summary>
    public int WrittenOutSteps => new[] { Predict, PredictOne, Step, Encode, Decode }.OfType<Program>().Concat(Evaluate).Concat(Train).SelectMany(p => p.Commands).OfType<TimeLoopCommand>().Where(loop => loop.Unroll).Sum(loop => loop.Length);

    private static int Length(Program? program) => program?.Source.Results.Where(r => r.Port.Kind == PortKind.State).Select(r => r.Port.Index + r.Value.Shape.Elements).DefaultIfEmpty(0).Max() ?? 0;

    /// <summary>Floats of work memory that serve every one of the phases.</summary>
    public static int Arena(IReadOnlyList<Program> phases) => phases.Select(p => p.ArenaFloats).DefaultIfEmpty(0).Max();
}
