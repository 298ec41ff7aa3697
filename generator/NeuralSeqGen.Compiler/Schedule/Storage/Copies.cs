using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Tiles;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule.Storage;

/// <summary>Kernels and commands that bring numbers from one place to another as they are.</summary>
internal sealed class Copies(Arena arena, Tiling tiling)
{
    /// <summary>Brings a value from one form to the other; both run on along the last axis.</summary>
    public void Convert(Level level, Layout source, Layout target) => level.Commands.Add(new ConvertCommand(arena.Touch(source), arena.Touch(target)));

    /// <summary>Adds a kernel that copies; what the lanes are of is a matter of where it writes.</summary>
    public void Write(Level level, Copy copy, string scope)
    {
        var builder = new KernelBuilder(scope, copy.Target.HasSamplesInLanes ? Form.Samples : Form.Features, tiling.Lanes);
        copy = copy with { Constant = copy.Constant is ScalarArgument scalar ? builder.Scalar(scalar.Name) : copy.Constant };
        if (copy.Target.HasSamplesInLanes)
        {
            new SamplesInLanes.CopyLoops(builder, tiling).Emit(copy);
        }
        else if (copy.Target.HasSamples)
        {
            new FeaturesInLanes.CopyLoops(builder, tiling).Emit(copy);
        }
        else
        {
            new RowCopyLoops(builder, tiling).Emit(copy);
        }

        arena.Call(level, builder);
    }
}
