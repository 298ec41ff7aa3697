using NeuralSeqGen.Compiler.Emit.Kernels;
using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Emit.Programs;

/// <summary>Prints the commands of a program: kernel calls, time loops, and what copies, converts, gathers or sums up between them.</summary>
internal sealed class DriverEmitter(SourceWriter writer, KernelEmitter kernels, IReadOnlyList<RowTable> tables)
{
    private readonly List<(string Name, TimeLoopCommand Loop, int Step)> _unrolled = [];
    private readonly HashSet<string> _unrolledNames = [];

    /// <summary>Writes a whole program, where all of it runs for every group.</summary>
    public void Write(Program program)
    {
        Write(program.Prologue);
        Write(program.Body);
    }

    /// <summary>Writes the commands; <c>group</c> with the pointers a and w, or <c>range</c>, and a where a program over a whole weight has one, are in scope.</summary>
    public void Write(IReadOnlyList<Command> commands)
    {
        foreach (var command in commands)
        {
            Write(command, null);
        }
    }

    /// <summary>Writes the methods of unrolled steps asked for so far.</summary>
    public void WriteUnrolledSteps()
    {
        foreach (var (name, loop, t) in _unrolled)
        {
            writer.Line();
            writer.Line($"// {SourceWriter.OneLine(loop.Scope)}, step {Literal.Int(t)} of {Literal.Int(loop.Length)}");
            writer.Line("[__Runtime.MethodImpl(__Runtime.MethodImplOptions.NoInlining | __Runtime.MethodImplOptions.AggressiveOptimization)]");
            using (writer.Open($"private static void {name}(in __Services.BatchGroup group, float* a, float* w)"))
            {
                foreach (var call in loop.Body)
                {
                    Write(call, (loop.Time, t));
                }
            }
        }

        _unrolled.Clear();
    }

    private void Write(Command command, (LoopVariable Variable, int Value)? time)
    {
        switch (command)
        {
            case CallCommand call: writer.Line(Call(call, time), string.Join(", ", call.Kernel.Pointers.Select(p => p.Name))); break;
            case ConvertCommand convert: ConversionPrinter.Write(writer, convert, time); break;
            case SumCommand sum: writer.Line(SumPrinter.Print(sum)); break;
            case StoreNumberCommand store: writer.Line($"*range.Number = {ScalarPrinter.Print(store.Number)};"); break;
            case GatherRowsCommand gather: writer.Line(RowPrinter.Gather(gather), gather.Target.Buffer.Name); break;
            case ScatterRowsCommand scatter: writer.Line(RowPrinter.Scatter(scatter, tables), scatter.Values.Buffer.Name); break;
            case TimeLoopCommand { Unroll: true } loop: WriteUnrolled(loop); break;
            case TimeLoopCommand loop: WriteLoop(loop); break;
            case MaskedCommand masked: WriteMasked(masked, time); break;
            case ScalarCommand scalar: writer.Line($"double {scalar.Name} = {ScalarPrinter.Print(scalar)};"); break;
            case LoadPortCommand load: writer.Line(PortEmitter.Load(load), load.Layout.Buffer.Name); break;
            case StorePortCommand store: PortEmitter.Write(writer, store); break;
            case LayerOutputCommand output:
                using (writer.Open($"if (group.Layer == {Literal.Int(output.Layer)})"))
                {
                    Write(output.Body);
                    writer.Line("return;");
                }

                break;
            case InputGradientCommand optional:
                using (writer.Open("if (group.InputGradients != null)"))
                {
                    Write(optional.Body);
                }

                break;
            default: throw new InvalidOperationException($"no C# for {command}");
        }
    }

    private void WriteMasked(MaskedCommand masked, (LoopVariable Variable, int Value)? time)
    {
        var start = masked.Mask.Start * masked.Mask.Buffer.Scale;
        string mask = DriverAddress.Of(masked.Mask.Buffer, time is { } at ? start.At(at.Variable, at.Value) : start);
        using (writer.Open($"if ({(masked.Mask.HasSamples ? $"__Services.LaneMemory.AnyLane({mask})" : $"*({mask}) != 0f")}) // {SourceWriter.OneLine(masked.Mask.Buffer.Name)}"))
        {
            WriteAll(masked.Body, time);
        }

        using (writer.Open("else // no sample has this step"))
        {
            WriteAll(masked.Skipped, time);
        }
    }

    private void WriteAll(IEnumerable<Command> commands, (LoopVariable Variable, int Value)? time)
    {
        foreach (var command in commands)
        {
            Write(command, time);
        }
    }

    private void WriteLoop(TimeLoopCommand loop)
    {
        string t = loop.Time.Name;
        string header = loop.Reverse ? $"for (int {t} = {Literal.Int(loop.Length - 1)}; {t} >= 0; {t}--)" : $"for (int {t} = 0; {t} < {Literal.Int(loop.Length)}; {t}++)";
        using (writer.Open($"{header} // {SourceWriter.OneLine(loop.Scope)}"))
        {
            foreach (var command in loop.Body)
            {
                Write(command, null);
            }
        }
    }

    private void WriteUnrolled(TimeLoopCommand loop)
    {
        string prefix = Unique("Unrolled" + Identifiers.Method(loop.Scope));
        for (int i = 0; i < loop.Length; i++)
        {
            int t = loop.Reverse ? loop.Length - 1 - i : i;
            string name = $"{prefix}Step{Literal.Int(t)}";
            _unrolled.Add((name, loop, t));
            writer.Line($"{name}(in group, a, w);");
        }
    }

    private string Unique(string hint)
    {
        string name = hint;
        for (int i = 2; !_unrolledNames.Add(name); i++)
        {
            name = hint + "_" + Literal.Int(i) + "_";
        }

        return name;
    }

    private string Call(CallCommand call, (LoopVariable Variable, int Value)? time)
    {
        var arguments = call.Addresses.Select(a => DriverAddress.Of(a.Buffer, time is { } at ? a.Start.At(at.Variable, at.Value) : a.Start))
            .Concat(call.Scalars.Select(s => $"(float){s}"))
            .Concat(call.Kernel.UsesRandom ? ["group.Seed", "group.BatchNumber", "group.FirstSample"] : []);
        return $"{kernels.NameOf(call.Kernel)}({string.Join(", ", arguments)});";
    }
}
