using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Emit.Programs;

/// <summary>Prints the methods that the runtime calls, each of which runs a program.</summary>
internal sealed class EntryPointEmitter(SourceWriter writer, DriverEmitter driver, string model)
{
    private const string Optimized = "[__Runtime.MethodImpl(__Runtime.MethodImplOptions.AggressiveOptimization)]";

    /// <summary>A method over a group, in phases where sums of a whole batch come back into the computation; without a program it throws.</summary>
    public void Write(string header, IReadOnlyList<Program> phases)
    {
        writer.Line(Optimized);
        using (writer.Open(header))
        {
            if (phases.Count == 0)
            {
                writer.Line($"throw new global::System.NotSupportedException({Literal.String(model + " has no loss.")});");
                return;
            }

            writer.Line("float* a = group.Arena;");
            writer.Line("float* w = group.Parameters;");
            WritePhases(phases);
        }

        driver.WriteUnrolledSteps();
    }

    /// <summary>The optimizer step over a range of parameters; without one it throws.</summary>
    /// <param name="program">What it does.</param>
    /// <param name="hasWeightPrograms">Whether there are programs over whole weights, which may be all that there is.</param>
    public void WriteUpdate(Program? program, bool hasWeightPrograms)
    {
        writer.Line(Optimized);
        using (writer.Open("public override void Update(in __Services.UpdateRange range)"))
        {
            if (program is null)
            {
                writer.Line($"throw new global::System.NotSupportedException({Literal.String(model + (hasWeightPrograms ? " has a step of its own for each weight." : " has no optimizer."))});");
                return;
            }

            driver.Write(program.Prologue);
            using (writer.Open($"for (int i = 0; i < range.Length; i += {Literal.Int(Group.Size)})"))
            {
                driver.Write(program.Body);
            }
        }
    }

    /// <summary>A step of a stream, or of a decoder, or what stands before that; the last two say nothing.</summary>
    /// <param name="header">The method.</param>
    /// <param name="program">What it does.</param>
    /// <param name="start">Where its work memory begins, behind the state.</param>
    public void WriteStep(string header, Program program, int start)
    {
        writer.Line(Optimized);
        using (writer.Open(header))
        {
            writer.Line($"float* a = group.Arena + {Literal.Int(start)};");
            writer.Line("float* w = group.Parameters;");
            driver.Write(program);
            if (header.Contains(" bool "))
            {
                writer.Line("return true;");
            }
        }

        driver.WriteUnrolledSteps();
    }

    private void WritePhases(IReadOnlyList<Program> phases)
    {
        for (int i = 0; i < phases.Count - 1; i++)
        {
            using (writer.Open($"if (group.Phase == {Literal.Int(i)})"))
            {
                driver.Write(phases[i]);
                writer.Line("return;");
            }

            writer.Line();
        }

        // names of numbers are those of their phase
        using (phases.Count > 1 ? writer.Open("else") : default)
        {
            driver.Write(phases[phases.Count - 1]);
        }
    }
}
