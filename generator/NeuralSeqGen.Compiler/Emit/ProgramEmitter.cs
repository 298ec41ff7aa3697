using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Schedule;

namespace NeuralSeqGen.Compiler.Emit;

/// <summary>Prints the compiled code of a model at one vector width: a nested class <c>Program512</c> and so on, in a file of its own.</summary>
internal sealed class ProgramEmitter
{
    private const int GroupLanes = NeuralSeqGen.Compiler.Schedule.Buffer.Lanes;

    private readonly BoundModel _model;
    private readonly ModelGraphs _graphs;
    private readonly int _bits;
    private readonly SourceWriter _writer = new();
    private readonly KernelEmitter _kernels;
    private readonly DriverEmitter _driver;
    private readonly IReadOnlyList<RowTable> _tables;

    private readonly CodeSize _size;

    private ProgramEmitter(BoundModel model, ModelGraphs graphs, int bits, CodeSize size)
    {
        _size = size;
        _model = model;
        _graphs = graphs;
        _bits = bits;
        _kernels = new KernelEmitter(bits);
        _tables = RowTable.Of(graphs.Train);
        _driver = new DriverEmitter(_writer, _kernels, _tables);
    }

    /// <param name="model">A valid model.</param>
    /// <param name="graphs">Its graphs.</param>
    /// <param name="bits">512, 256 or 128.</param>
    /// <param name="size">How long the code may get.</param>
    public static string Emit(BoundModel model, ModelGraphs graphs, int bits, CodeSize size) => new ProgramEmitter(model, graphs, bits, size).Emit();

    private string Emit()
    {
        string bits = Literal.Int(_bits);
        SourceHeader.Write(_writer);
        _writer.Line("using System;");
        _writer.Line("using System.Runtime.CompilerServices;");
        _writer.Line("using NeuralSeqGen.CompilerServices;");
        _writer.Line($"using K = global::NeuralSeqGen.CompilerServices.Lanes{bits};");
        _writer.Line($"using V = global::System.Runtime.Intrinsics.Vector{bits}<float>;");
        _writer.Line($"using W = global::System.Runtime.Intrinsics.Vector{bits};");
        _writer.Line();
        using (_model.Spec.Namespace.Length > 0 ? _writer.Open("namespace " + _model.Spec.Namespace) : default)
        using (_writer.Open("partial class " + Identifiers.Escape(_model.Spec.TypeName)))
        {
            _writer.Line($"/// <summary>{_model.Spec.TypeName} with {bits}-bit vectors, one sample in each of 16 lanes.</summary>");
            _writer.Line(SourceHeader.GeneratedCode);
            using (_writer.Open($"private sealed unsafe class Program{bits} : ModelProgram"))
            {
                WriteMembers(bits);
            }
        }

        return _writer.ToString();
    }

    private void WriteMembers(string bits)
    {
        _writer.Line($"public override int VectorBits => {bits};");
        WritePredict();
        WriteLossPrograms();
        WriteUpdate();
        WriteStep();
        _kernels.WriteAll(_writer);
    }

    private void WritePredict()
    {
        var program = Schedule(_graphs.Predict);
        _writer.Line($"public const int PredictArenaFloats = {Literal.Int(program.ArenaFloats)};");
        _writer.Line("public override int PredictArena => PredictArenaFloats;");
        _writer.Line();
        WriteMethod("public override void Predict(in BatchGroup group)", [program]);
        _writer.Line();
        WritePredictOne(program);
    }

    private void WritePredictOne(Program general)
    {
        if (ScheduleForOne(_graphs.PredictOne) is { } program)
        {
            _writer.Line($"public override int PredictOneArena => {Literal.Int(program.ArenaFloats)};");
            _writer.Line();
            WriteMethod("public override void PredictOne(in BatchGroup group)", [program]);
            return;
        }

        _writer.Line($"public override int PredictOneArena => {Literal.Int(general.ArenaFloats)};");
        _writer.Line();
        _writer.Line("public override void PredictOne(in BatchGroup group) => Predict(in group);");
    }

    private void WriteLossPrograms()
    {
        PhaseList evaluations = _graphs.Evaluate, trainings = _graphs.Train;
        var evaluate = ProgramScheduler.Run(evaluations, _size.Tiling(_bits));
        var train = ProgramScheduler.Run(trainings, _size.Tiling(_bits));
        _writer.Line();
        _writer.Line($"public override int PhaseCount => {Literal.Int(Math.Max(1, train.Count))};");
        if (evaluate.Count != train.Count)
        {
            _writer.Line($"public override int EvaluatePhaseCount => {Literal.Int(Math.Max(1, evaluate.Count))};");
        }

        _writer.Line($"public override int BatchValueCount => {Literal.Int(Math.Max(evaluations.SumCount, trainings.SumCount))};");
        WriteFlag("KeepsEvaluateArena", evaluations.KeepsArena);
        WriteFlag("KeepsTrainArena", trainings.KeepsArena);
        _writer.Line($"public override int EvaluateArena => {Literal.Int(evaluate.Select(p => p.ArenaFloats).DefaultIfEmpty(0).Max())};");
        _writer.Line($"public const int TrainArenaFloats = {Literal.Int(train.Select(p => p.ArenaFloats).DefaultIfEmpty(0).Max())};");
        _writer.Line("public override int TrainArena => TrainArenaFloats;");
        if (_tables.Count > 0)
        {
            var tables = _tables.Select(t => $"new({Literal.Int(t.Offset)}, {Literal.Int(t.Rows)}, {Literal.Int(t.Width)})");
            _writer.Line($"public override RowTable[] RowTables => [{string.Join(", ", tables)}];");
        }

        _writer.Line();
        WriteMethod("public override void Evaluate(in BatchGroup group)", evaluate);
        _writer.Line();
        WriteMethod("public override void Train(in BatchGroup group)", train);
    }

    private void WriteFlag(string name, bool value)
    {
        if (value)
        {
            _writer.Line($"public override bool {name} => true;");
        }
    }

    private void WriteMethod(string header, IReadOnlyList<Program> phases)
    {
        _writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (_writer.Open(header))
        {
            if (phases.Count == 0)
            {
                _writer.Line($"throw new NotSupportedException({Literal.String(_model.Name + " has no loss.")});");
                return;
            }

            _writer.Line("float* a = group.Arena;");
            _writer.Line("float* w = group.Parameters;");
            for (int i = 0; i < phases.Count - 1; i++)
            {
                using (_writer.Open($"if (group.Phase == {Literal.Int(i)})"))
                {
                    _driver.Write(phases[i].Steps);
                    _writer.Line("return;");
                }

                _writer.Line();
            }

            WriteLastPhase(phases);
        }

        _driver.WriteUnrolledSteps();
    }

    // names of numbers are those of their phase
    private void WriteLastPhase(IReadOnlyList<Program> phases)
    {
        var last = phases[phases.Count - 1].Steps;
        if (phases.Count == 1)
        {
            _driver.Write(last);
            return;
        }

        using (_writer.Open("else"))
        {
            _driver.Write(last);
        }
    }

    private void WriteUpdate()
    {
        _writer.Line();
        _writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (_writer.Open("public override void Update(in UpdateRange range)"))
        {
            if (_graphs.Update is null)
            {
                _writer.Line($"throw new NotSupportedException({Literal.String(_model.Name + " has no optimizer.")});");
                return;
            }

            var steps = Schedule(_graphs.Update).Steps;
            _driver.Write(steps.Where(s => s is ScalarStep).ToList());
            using (_writer.Open($"for (int i = 0; i < range.Length; i += {Literal.Int(GroupLanes)})"))
            {
                _driver.Write(steps.Where(s => s is not ScalarStep).ToList());
            }
        }
    }

    private void WriteStep()
    {
        if (_graphs.Step is null)
        {
            return;
        }

        var program = ScheduleForOne(_graphs.Step) ?? Schedule(_graphs.Step);
        int state = program.Source.Results.Where(r => r.Port.Kind == PortKind.State).Select(r => r.Port.Index + r.Value.Shape.Elements).DefaultIfEmpty(0).Max();
        int start = (state + GroupLanes - 1) / GroupLanes * GroupLanes;
        _writer.Line();
        _writer.Line($"public override int StateLength => {Literal.Int(state)};");
        _writer.Line($"public override int StepArena => {Literal.Int(start + program.ArenaFloats)};");
        _writer.Line();
        _writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (_writer.Open("public override bool Step(in BatchGroup group)"))
        {
            _writer.Line($"float* a = group.Arena + {Literal.Int(start)};");
            _writer.Line("float* w = group.Parameters;");
            _driver.Write(program.Steps);
            _writer.Line("return true;");
        }

        _driver.WriteUnrolledSteps();
    }

    private Program Schedule(Graph graph) => ProgramScheduler.Run(graph, _size.Tiling(_bits));

    /// <summary>The schedule for one sequence; null when it has no form for the model, or no room.</summary>
    private Program? ScheduleForOne(Graph graph)
    {
        if (!_size.OneSequence)
        {
            return null;
        }

        try
        {
            return ProgramScheduler.Run(graph, _size.Tiling(_bits), LaneAxis.Feature);
        }
        catch (UnsupportedScheduleException)
        {
            return null;
        }
    }
}
