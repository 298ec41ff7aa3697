using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule.Storage;

/// <summary>Kernels and commands that bring numbers from one place to another as they are.</summary>
internal sealed class Copies(Arena arena, Tiling tiling)
{
    /// <summary>Writes one number everywhere.</summary>
    public void Fill(Level level, Operand number, Layout target, string scope, string name) => Write(level, number, null, target, scope, name);

    /// <summary>Copies what is in one place to another of the same form.</summary>
    public void Copy(Level level, Layout source, Layout target, string scope, string name) => Write(level, null, source, target, scope, name);

    /// <summary>Brings a value from one form to the other; both run on along the last axis.</summary>
    public void Convert(Level level, Layout source, Layout target) => level.Commands.Add(new ConvertCommand(arena.Touch(source), arena.Touch(target)));

    private void Write(Level level, Operand? number, Layout? source, Layout target, string scope, string name)
    {
        bool lanesAreSamples = target is { HasSamples: true, Form: Form.Samples };
        var builder = new KernelBuilder(KernelBuilder.MethodName(scope), lanesAreSamples ? Form.Samples : Form.Features, tiling.Lanes);
        number = number is ScalarArgument scalar ? builder.Scalar(scalar.Name) : number;
        if (lanesAreSamples)
        {
            new SamplesInLanes.CopyLoops(builder, tiling).Emit(number, source, target, name);
        }
        else if (target.HasSamples)
        {
            new FeaturesInLanes.CopyLoops(builder, tiling).Emit(number, source, target, name);
        }
        else
        {
            new OneSequence.CopyLoops(builder, tiling).Emit(number, source, target, name);
        }

        arena.Call(level, builder);
    }
}
