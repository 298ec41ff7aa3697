using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Emit;

/// <summary>Evaluation and training, in phases where sums of a whole batch come back into the computation.</summary>
internal sealed partial class ProgramEmitter
{
    private void WriteLossPrograms()
    {
        PhaseList evaluations = _graphs.Evaluate, trainings = _graphs.Train;
        var evaluate = ProgramScheduler.Run(evaluations, _tiling);
        var train = ProgramScheduler.Run(trainings, _tiling);
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
                    _driver.Write(phases[i].Commands);
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
        var last = phases[phases.Count - 1].Commands;
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
}
