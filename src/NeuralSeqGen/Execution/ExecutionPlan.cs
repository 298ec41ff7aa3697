using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>What all calls on one model share: its code at this process's vector width, the layouts of its ports, and pools of work memory.</summary>
internal sealed class ExecutionPlan
{
    // floats of 256 MB: the memory that a model keeps between two calls is not what a machine is short of
    private const int LargeArena = 1 << 26;

    public ExecutionPlan(ModelDefinition definition)
    {
        Definition = definition;
        Program = definition.Program(VectorWidth.Bits);
        RowTables = Program.RowTables;
        Inputs = PortLayout.Of(definition.Inputs, definition.InputArguments, "x");
        Targets = PortLayout.Of(definition.Targets, definition.TargetArguments, "y");
        Outputs = PortLayout.Of(definition.Outputs, definition.OutputArguments, "yOut");
        SumCount = 1 + definition.Metrics.Sum(metric => metric.SumCount);
        Staging = new StagingLayout(definition.LossRows);
        PredictArenas = Arenas(Math.Max(Program.PredictArena, Program.PredictOneArena));
        PredictOneArenas = IsLarge(Program.PredictArena) ? Arenas(Program.PredictOneArena) : PredictArenas;
        DecodeArenas = Arenas(Math.Max(Program.DecodeArena, Program.StepArena));
        EvaluateArenas = Arenas(Staging.Behind(Program.EvaluateArena));
        TrainArenas = Arenas(Staging.Behind(Program.TrainArena));
        States = definition.StatefulBatch > 0 ? new CarriedStates(definition) : null;
        Forcing = new TeacherForcing(definition, Inputs);
        Samples = new(() => new Samples(Inputs.Length, Targets.Length), samples => samples.Release());
    }

    public ModelDefinition Definition { get; }

    public ModelProgram Program { get; }

    /// <summary>States that go from batch to batch; null for models without stateful layers.</summary>
    public CarriedStates? States { get; }

    public RowTable[] RowTables { get; }

    public PortLayout[] Inputs { get; }

    public PortLayout[] Targets { get; }

    public PortLayout[] Outputs { get; }

    /// <summary>Numbers in <see cref="BatchGroup.Sums"/>: the loss, then those of each metric.</summary>
    public int SumCount { get; }

    /// <summary>A model with states serves one caller: two at once would mix their sequences. Any number, without states.</summary>
    public GateHold HoldStates(TrainingGate gate, string operation) => States is null ? default : gate.Hold(operation, mayNest: true);

    /// <summary>What makes the inputs that read targets.</summary>
    public TeacherForcing Forcing { get; }

    /// <summary>What holds the arrays of calls in flight.</summary>
    public ObjectPool<Samples> Samples { get; }

    /// <summary>The batch size to use: the declared one where states are kept per row.</summary>
    public int BatchSize(int wanted) => States?.Batch ?? wanted;

    public StagingLayout Staging { get; }

    /// <summary>Work memory: as many arenas as calls were ever in flight at once; large ones that are not in use are the garbage collector's.</summary>
    public ObjectPool<PinnedFloats> PredictArenas { get; }

    /// <summary>Those of one sequence, which is not given the memory of a group where that is large.</summary>
    public ObjectPool<PinnedFloats> PredictOneArenas { get; }

    /// <summary>Those of a decoder that goes step by step.</summary>
    public ObjectPool<PinnedFloats> DecodeArenas { get; }

    public ObjectPool<PinnedFloats> EvaluateArenas { get; }

    public ObjectPool<PinnedFloats> TrainArenas { get; }

    /// <summary>Those of the programs over whole weights.</summary>
    public ObjectPool<GrowingArena> WeightArenas { get; } = new(() => new GrowingArena());

    private static ObjectPool<PinnedFloats> Arenas(int floats) => new(() => new PinnedFloats(floats), isWeak: IsLarge(floats));

    private static bool IsLarge(int floats) => floats > LargeArena;
}
