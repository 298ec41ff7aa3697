using NeuralSeqGen.CompilerServices;
using NeuralSeqGen.Tests.Core;

namespace NeuralSeqGen.Tests;

/// <summary>Every rule of the table of run-time rules is reported by something, with its id first.</summary>
public sealed class RuntimeRuleTests
{
    private static readonly float[,] _x = LinearData.Make(20).X;
    private static readonly float[,] _y = LinearData.Make(20).Y;

    private static readonly Dictionary<string, Action> _triggers = new()
    {
        ["NSG0104"] = () => Check(ids: 3).Inputs("Fit", new PortArrays([new int[,] { { 0, 3 } }])),
        ["NSG0211"] = () => throw new NotedException(new LinearModel(values: TargetValues.Distributions).Fit(_x, Filled(20, 3, 1)).Notes.Single()),
        ["NSG0213"] = () => new LinearModel(values: TargetValues.Probabilities).Fit(_x, Filled(20, 3, -1)),
        ["NSG0214"] = () => Ctc([0, 1]),
        ["NSG0301"] = () => Fit(_x, new float[20, 4, 3]),
        ["NSG0302"] = () => Fit(_x, new float[20]),
        ["NSG0303"] = () => Fit(new float[20], _y),
        ["NSG0304"] = () => Fit(new float[20, 1, 5], _y),
        ["NSG0305"] = () => Check().Inputs("Fit", new PortArrays([new float[1, 15, 64]])),
        ["NSG0306"] = () => Fit(new float[20, 6], _y),
        ["NSG0307"] = () => Fit(_x, new float[20, 4]),
        ["NSG0308"] = () => new LinearModel(sparse: true).Core.Fit([_x], [Enumerable.Repeat(3, 20).ToArray()]),
        ["NSG0309"] = () => Fit(_x, new float[19, 3]),
        ["NSG0310"] = () => new LinearModel().Fit(_x, _y, sampleWeight: new float[19]),
        ["NSG0312"] = () => throw new NotedException(new LinearModel(sparse: true).Core.Fit([_x], [Enumerable.Range(0, 20).Select(i => i / 7).ToArray()], options: new() { ValidationSplit = 0.2 }).Notes.Single()),
        ["NSG0320"] = () => Fit(_x, _y, new EarlyStopping { Monitor = "lr" }),
        ["NSG0322"] = () => throw new NotedException(new LinearModel().Core.Evaluate([_x], [Filled(20, 3, float.NaN)], sampleWeight: new float[20]).Notes.Single()),
        ["NSG0323"] = () => throw new NotedException(new LinearModel().Fit(_x, _y, sampleWeight: new float[20]).Notes.Single()),
        ["NSG0402"] = () => Check(batch: 2).Inputs("Fit", new PortArrays([new float[3, 64, 15]])),
        ["NSG0403"] = () => throw new NotedException(Notes(2, new()).Single()),
        ["NSG0405"] = () => throw new NotedException(Notes(2, new() { BatchSize = 4, Shuffle = false }).Single()),
        ["NSG0406"] = () => throw new NotedException(Padding(new float[,] { { 1, 0 }, { 7, 7 } }).Single()),
        ["NSG0501"] = () => new LinearModel().LoadWeights([1, 2, 3]),
        ["NSG0801"] = () => Fit(Filled(20, 5, float.NaN), _y),
        ["NSG0802"] = () => Fit(Filled(20, 5, 1e30f), Filled(20, 3, -1e30f)),
        ["NSG0901"] = () => _ = Tensor.Create(new float[3, 4]) + Tensor.Create(new float[5, 4]),
    };

    public static TheoryData<string> Ids => [.. RuntimeRules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_Triggers(string id)
    {
        var exception = Record.Exception(_triggers[id]);
        Assert.Equal(id, Assert.IsAssignableFrom<IRuleViolation>(exception).RuleId);
        Assert.StartsWith(id + ": ", exception!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatFits_DoesNotTrigger()
    {
        Fit(_x, _y, new EarlyStopping { Monitor = "lr", Mode = MonitorMode.Min }, new EarlyStopping { Monitor = "loss" });
        Assert.Equal(4, Check(batch: 2).Inputs("Fit", new PortArrays([new float[4, 64, 15]])));
        Ctc([1, 0]);
        Assert.Empty(new LinearModel(values: TargetValues.Distributions).Fit(_x, Filled(20, 3, 1f / 3)).Notes);
        Assert.Empty(new LinearModel().Core.Evaluate([_x], [_y], sampleWeight: new float[20]).Notes);
        Assert.Empty(new LinearModel().Fit(_x, _y, sampleWeight: [1, .. new float[19]]).Notes);
        Assert.Empty(Notes(2, new() { Shuffle = false }));
        Assert.Empty(Notes(2, new() { BatchSize = 2, Shuffle = false }));
        Assert.Empty(Notes(0, new() { BatchSize = 4 }));
        Assert.Empty(Padding(new float[,] { { 1, 7 }, { 7, 0 } }));
        Assert.Empty(Padding(new float[,] { { 7, 7 }, { 7, 7 } }));
        Assert.Equal(1, Check(ids: 3).Inputs("Fit", new PortArrays([new int[,] { { 0, 2 } }])));
    }

    private static void Fit(Array x, Array y, params TrainingCallback[] callbacks) => new LinearModel().Core.Fit([x], [y], new() { Callbacks = callbacks });

    private static void Ctc(int[] label)
    {
        var definition = new ModelDefinition
        {
            Name = "Model", ArchitectureHash = "", Inputs = [], Outputs = [new PortInfo("dense_1", ElementType.Single) { Shape = [4, 3] }], Layers = [], Weights = [], ParameterCount = 0, Metrics = [],
            Targets = [new PortInfo("dense_1", ElementType.Int32) { Shape = [2] }], LossRows = [1], TargetValues = [TargetValues.BlankPadded], Program = _ => new LinearProgram(1, 1, 1, 0, true, null, Constraint.None),
        };
        var rows = new TargetRows(new ExecutionPlan(definition), null!, "Fit", "y", default, 0, 1);
        new CtcLabelCheck(definition).Check(label, ref rows);
    }

    /// <summary>What is noted of samples whose steps are masked by 7.</summary>
    private static List<string> Padding(float[,] x)
    {
        var definition = new ModelDefinition
        {
            Name = "Model", ArchitectureHash = "", Inputs = [new PortInfo("x", ElementType.Single) { Shape = [2] }], Outputs = [], Layers = [], Weights = [], ParameterCount = 0, Metrics = [], Targets = [], LossRows = [],
            MaskValues = [7], Program = _ => new LinearProgram(1, 1, 1, 0, false, null, Constraint.None),
        };
        var notes = new List<string>();
        MaskedSampleNotes.Add(new ExecutionPlan(definition), new LabelledArrays(new PortArrays([x]), default), x.GetLength(0), notes);
        return notes;
    }

    /// <summary>What is noted of a Fit on four samples.</summary>
    private static List<string> Notes(int batch, FitOptions options)
    {
        var definition = new ModelDefinition
        {
            Name = "Model", ArchitectureHash = "", Inputs = [], Outputs = [], Layers = [], Weights = [], ParameterCount = 0, Metrics = [], Targets = [], LossRows = [], StatefulBatch = batch,
            Program = _ => new LinearProgram(1, 1, 1, 0, false, null, Constraint.None),
        };
        var notes = new List<string>();
        new FitNotes(new ExecutionPlan(definition), null!, null!).Add(default, 4, options, notes);
        return notes;
    }

    private static ArgumentCheck Check(int batch = 0, int ids = 0)
    {
        var port = ids > 0 ? new PortInfo("input_1", ElementType.Int32) { Shape = [2] } : new PortInfo("input_1", ElementType.Single) { Shape = [64, 15] };
        var definition = new ModelDefinition
        {
            Name = "Model", ArchitectureHash = "", Inputs = [port], Outputs = [], Targets = [], LossRows = [], Layers = [], Weights = [], ParameterCount = 0, Metrics = [],
            IdRanges = ids > 0 ? [new IdRange(ids, "[Embedding]")] : [], StatefulBatch = batch, Program = _ => throw new NotSupportedException(),
        };
        return new ArgumentCheck(definition, PortLayout.Of(definition.Inputs, [], "x"), []);
    }

    private static float[,] Filled(int rows, int columns, float value)
    {
        float[,] filled = new float[rows, columns];
        Sequences.AsSpan(filled).Fill(value);
        return filled;
    }
}
