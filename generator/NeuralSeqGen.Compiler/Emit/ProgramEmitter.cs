using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Emit.Kernels;
using NeuralSeqGen.Compiler.Emit.Programs;
using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Emit;

/// <summary>Prints the compiled code of a model at one vector width: a nested class <c>Program512</c> and so on, in a file of its own.</summary>
internal sealed class ProgramEmitter
{
    /// <summary>The members that are written here, and no methods: a kernel of that name would be a second one.</summary>
    private static readonly string[] Members =
    [
        "VectorBits", "PredictArenaFloats", "PredictArena", "PredictOneArena", "GroupCost", "PhaseCount", "EvaluatePhaseCount", "BatchValueCount", "KeepsEvaluateArena", "KeepsTrainArena",
        "EvaluateArena", "TrainArenaFloats", "TrainArena", "RowTables", "StateLength", "StepArena",
        "DecodeState", "DecodeCarried", "DecodeArena",
    ];

    private readonly BoundModel _model;
    private readonly ModelPrograms _programs;
    private readonly SourceWriter _writer = new();
    private readonly KernelEmitter _kernels;
    private readonly DriverEmitter _driver;
    private readonly EntryPointEmitter _entryPoints;

    private ProgramEmitter(BoundModel model, ModelPrograms programs)
    {
        _model = model;
        _programs = programs;
        _kernels = new KernelEmitter(Members);
        _driver = new DriverEmitter(_writer, _kernels, programs.Tables);
        _entryPoints = new EntryPointEmitter(_writer, _driver, model.Name);
    }

    /// <param name="model">A valid model.</param>
    /// <param name="programs">Its programs at one vector width.</param>
    public static string Emit(BoundModel model, ModelPrograms programs) => new ProgramEmitter(model, programs).Emit();

    private string Emit()
    {
        string bits = Literal.Int(_programs.Bits);
        SourceHeader.Write(_writer);
        _writer.Line("// Names that begin with two underscores are the compiler's: whatever the author's nodes, constants and types are called, nothing here is taken for one of them.");
        _writer.Line("using __Runtime = global::System.Runtime.CompilerServices;");
        _writer.Line("using __Services = global::NeuralSeqGen.CompilerServices;");
        _writer.Line($"using __K = global::NeuralSeqGen.CompilerServices.Lanes{bits};");
        _writer.Line($"using __V = global::System.Runtime.Intrinsics.Vector{bits}<float>;");
        _writer.Line($"using __W = global::System.Runtime.Intrinsics.Vector{bits};");
        _writer.Line();
        using (_model.Spec.Namespace.Length > 0 ? _writer.Open("namespace " + _model.Spec.Namespace) : default)
        using (_writer.Open("partial class " + Identifiers.Escape(_model.Spec.TypeName)))
        {
            _writer.Line($"/// <summary>{_model.Spec.TypeName} with {bits}-bit vectors, for groups of 16 samples.</summary>");
            _writer.Line(SourceHeader.GeneratedCode);
            using (_writer.Open($"private sealed unsafe class __Program{bits} : __Services.ModelProgram"))
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
        WriteLosses();
        _writer.Line();
        _entryPoints.WriteUpdate(_programs.Update, _programs.Weights.Count > 0);
        new WeightProgramEmitter(_writer, _driver, _model, _programs.Weights).Write();
        WriteStep();
        _kernels.WriteAll(_writer);
    }

    private void WritePredict()
    {
        _writer.Line($"public const int PredictArenaFloats = {Literal.Int(_programs.Predict.ArenaFloats)};");
        _writer.Line("public override int PredictArena => PredictArenaFloats;");
        _writer.Line();
        _entryPoints.Write("public override void Predict(in __Services.BatchGroup group)", [_programs.Predict]);
        _writer.Line();
        _writer.Line($"public override int PredictOneArena => {Literal.Int((_programs.PredictOne ?? _programs.Predict).ArenaFloats)};");
        _writer.Line();
        if (_programs.PredictOne is { } one)
        {
            _writer.Line($"public override int GroupCost => {Literal.Int(_programs.GroupCost)};");
            _writer.Line();
            _entryPoints.Write("public override void PredictOne(in __Services.BatchGroup group)", [one]);
            return;
        }

        _writer.Line("public override void PredictOne(in __Services.BatchGroup group) => Predict(in group);");
    }

    private void WriteLosses()
    {
        _writer.Line();
        WriteLossProperties();
        _writer.Line();
        _entryPoints.Write("public override void Evaluate(in __Services.BatchGroup group)", _programs.Evaluate);
        _writer.Line();
        _entryPoints.Write("public override void Train(in __Services.BatchGroup group)", _programs.Train);
    }

    private void WriteLossProperties()
    {
        _writer.Line($"public override int PhaseCount => {Literal.Int(Math.Max(1, _programs.Train.Count))};");
        if (_programs.Evaluate.Count != _programs.Train.Count)
        {
            _writer.Line($"public override int EvaluatePhaseCount => {Literal.Int(Math.Max(1, _programs.Evaluate.Count))};");
        }

        _writer.Line($"public override int BatchValueCount => {Literal.Int(_programs.BatchValues)};");
        WriteFlag("KeepsEvaluateArena", _programs.KeepsEvaluateArena);
        WriteFlag("KeepsTrainArena", _programs.KeepsTrainArena);
        _writer.Line($"public override int EvaluateArena => {Literal.Int(ModelPrograms.Arena(_programs.Evaluate))};");
        _writer.Line($"public const int TrainArenaFloats = {Literal.Int(ModelPrograms.Arena(_programs.Train))};");
        _writer.Line("public override int TrainArena => TrainArenaFloats;");
        if (_programs.Tables.Count > 0)
        {
            var tables = _programs.Tables.Select(t => $"new({Literal.Int(t.Offset)}, {Literal.Int(t.Rows)}, {Literal.Int(t.Width)})");
            _writer.Line($"public override __Services.RowTable[] RowTables => [{string.Join(", ", tables)}];");
        }
    }

    private void WriteFlag(string name, bool value)
    {
        if (value)
        {
            _writer.Line($"public override bool {name} => true;");
        }
    }

    private void WriteStep()
    {
        if (_programs.Step is { } step)
        {
            _writer.Line();
            _writer.Line($"public override int StateLength => {Literal.Int(_programs.StateLength)};");
            _writer.Line($"public override int StepArena => {Literal.Int(_programs.StepStart + step.ArenaFloats)};");
            _writer.Line();
            _entryPoints.WriteStep("public override bool Step(in __Services.BatchGroup group)", step, _programs.StepStart);
        }

        if (_programs.Decode is { } decode)
        {
            WriteDecode(decode);
        }
    }

    private void WriteDecode(Program decode)
    {
        _writer.Line();
        _writer.Line($"public override int DecodeState => {Literal.Int(_programs.DecoderState)};");
        _writer.Line($"public override int DecodeCarried => {Literal.Int(_programs.DecoderCarried)};");
        _writer.Line($"public override int DecodeArena => {Literal.Int(_programs.DecodeStart + Math.Max(decode.ArenaFloats, _programs.Encode?.ArenaFloats ?? 0))};");
        _writer.Line();
        if (_programs.Encode is { } encode)
        {
            _entryPoints.WriteStep("public override void Encode(in __Services.BatchGroup group)", encode, _programs.DecodeStart);
            _writer.Line();
        }

        _entryPoints.WriteStep("public override void Decode(in __Services.BatchGroup group)", decode, _programs.DecodeStart);
    }
}
