using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>What all calls on one model share: its code at this process's vector width, the layouts of its ports, and pools of work memory.</summary>
internal sealed class ExecutionPlan
{
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
        PredictArenas = new ArenaPool(Math.Max(Program.PredictArena, Program.PredictOneArena));
        EvaluateArenas = new ArenaPool(Staging.Behind(Program.EvaluateArena));
        TrainArenas = new ArenaPool(Staging.Behind(Program.TrainArena));
        States = definition.StatefulBatch > 0 ? new CarriedStates(definition) : null;
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

    public StagingLayout Staging { get; }

    public ArenaPool PredictArenas { get; }

    public ArenaPool EvaluateArenas { get; }

    public ArenaPool TrainArenas { get; }
}
