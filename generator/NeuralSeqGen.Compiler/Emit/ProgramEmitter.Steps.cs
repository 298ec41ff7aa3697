using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Emit;

/// <summary>The optimizer's step, and the step of a stream.</summary>
internal sealed partial class ProgramEmitter
{
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

            var steps = Schedule(_graphs.Update).Commands;
            _driver.Write(steps.Where(s => s is ScalarCommand).ToList());
            using (_writer.Open($"for (int i = 0; i < range.Length; i += {Literal.Int(GroupLanes)})"))
            {
                _driver.Write(steps.Where(s => s is not ScalarCommand).ToList());
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
            _driver.Write(program.Commands);
            _writer.Line("return true;");
        }

        _driver.WriteUnrolledSteps();
    }
}
