using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Schedule;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Emit;

/// <summary>Prints the compiled code of a model at one vector width: a nested class <c>Program512</c> and so on, in a file of its own.</summary>
internal sealed partial class ProgramEmitter
{
    private const int GroupLanes = Group.Size;

    private readonly BoundModel _model;
    private readonly ModelGraphs _graphs;
    private readonly int _bits;
    private readonly SourceWriter _writer = new();
    private readonly KernelEmitter _kernels;
    private readonly DriverEmitter _driver;
    private readonly IReadOnlyList<RowTable> _tables;
    private readonly Tiling _tiling;
    private readonly bool _hasOneSequence;

    private ProgramEmitter(BoundModel model, ModelGraphs graphs, Tiling tiling, bool hasOneSequence)
    {
        _tiling = tiling;
        _hasOneSequence = hasOneSequence;
        _model = model;
        _graphs = graphs;
        _bits = tiling.Bits;
        _kernels = new KernelEmitter(tiling.Bits);
        _tables = RowTable.Of(graphs.Train);
        _driver = new DriverEmitter(_writer, _kernels, _tables);
    }

    /// <param name="model">A valid model.</param>
    /// <param name="graphs">Its graphs.</param>
    /// <param name="tiling">The vector width, and how long the code may get.</param>
    /// <param name="hasOneSequence">Whether one sequence has a schedule of its own; else it is a batch of one.</param>
    public static string Emit(BoundModel model, ModelGraphs graphs, Tiling tiling, bool hasOneSequence) => new ProgramEmitter(model, graphs, tiling, hasOneSequence).Emit();

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
            _writer.Line($"/// <summary>{_model.Spec.TypeName} with {bits}-bit vectors, for groups of 16 samples.</summary>");
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

    private Program Schedule(Graph graph) => ProgramScheduler.Run(graph, _tiling);

    /// <summary>The schedule for one sequence; null where there is none for the model, or no room for it.</summary>
    private Program? ScheduleForOne(Graph graph) => _hasOneSequence ? ProgramScheduler.RunOneSequence(graph, _tiling) : null;
}
