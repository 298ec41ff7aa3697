using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule;
using Index = NeuralSeqGen.Compiler.Schedule.Index;

namespace NeuralSeqGen.Compiler.Emit;

/// <summary>Prints the steps of a program: port copies, time loops and kernel calls.</summary>
internal sealed class DriverEmitter(SourceWriter writer, KernelEmitter kernels, IReadOnlyList<RowTable> tables)
{
    private readonly List<(string Name, TimeLoopStep Loop, int Step)> _unrolled = [];
    private readonly HashSet<string> _unrolledNames = [];

    /// <summary>Writes the steps; <c>group</c> (or <c>range</c>) and the pointers a, w, g, sums are in scope.</summary>
    public void Write(IReadOnlyList<Step> steps)
    {
        foreach (var step in steps)
        {
            Write(step, null);
        }
    }

    /// <summary>Writes the methods of unrolled steps asked for so far.</summary>
    public void WriteUnrolledSteps()
    {
        foreach (var (name, loop, t) in _unrolled)
        {
            writer.Line();
            writer.Line($"// {loop.Scope}, step {Literal.Int(t)} of {Literal.Int(loop.Length)}");
            writer.Line("[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]");
            using (writer.Open($"private static void {name}(in BatchGroup group, float* a, float* w)"))
            {
                foreach (var call in loop.Body)
                {
                    Write(call, (loop.Time, t));
                }
            }
        }

        _unrolled.Clear();
    }

    private void Write(Step step, (LoopVariable Variable, int Value)? time)
    {
        switch (step)
        {
            case CallStep call: writer.Line(Call(call, time)); break;
            case GatherRowsStep gather: writer.Line(Gather(gather)); break;
            case ScatterRowsStep scatter: writer.Line(Scatter(scatter)); break;
            case TimeLoopStep loop when loop.Unroll && Calls(loop.Body).All(c => c.Scalars.Count == 0): WriteUnrolled(loop); break;
            case TimeLoopStep loop: WriteLoop(loop); break;
            case MaskedStep masked: WriteMasked(masked, time); break;
            case ScalarStep scalar: writer.Line($"double {scalar.Name} = {ScalarPrinter.Print(scalar)};"); break;
            case LoadPortStep load: WriteLoad(load); break;
            case StorePortStep store: WriteStore(store); break;
            case InputGradientStep optional:
                using (writer.Open("if (group.InputGradients != null)"))
                {
                    Write(optional.Body);
                }

                break;
            default: throw new InvalidOperationException($"no C# for {step}");
        }
    }

    private static IEnumerable<CallStep> Calls(IEnumerable<Step> steps) =>
        steps.SelectMany(step => step is MaskedStep masked ? Calls(masked.Body.Concat(masked.Skipped)) : step is CallStep call ? [call] : []);

    private void WriteMasked(MaskedStep masked, (LoopVariable Variable, int Value)? time)
    {
        var start = masked.Mask.Start * masked.Mask.Buffer.Scale;
        string mask = Address(masked.Mask.Buffer, time is { } at ? start.At(at.Variable, at.Value) : start);
        using (writer.Open($"if ({(masked.Lanes == LaneAxis.Feature ? $"*({mask}) != 0f" : $"LaneMemory.AnyLane({mask})")})"))
        {
            WriteAll(masked.Body, time);
        }

        using (writer.Open("else // no sample has this step"))
        {
            WriteAll(masked.Skipped, time);
        }
    }

    private void WriteAll(IEnumerable<Step> steps, (LoopVariable Variable, int Value)? time)
    {
        foreach (var step in steps)
        {
            Write(step, time);
        }
    }

    private void WriteLoop(TimeLoopStep loop)
    {
        string header = loop.Reverse ? $"for (int t = {Literal.Int(loop.Length - 1)}; t >= 0; t--)" : $"for (int t = 0; t < {Literal.Int(loop.Length)}; t++)";
        using (writer.Open($"{header} // {loop.Scope}"))
        {
            foreach (var step in loop.Body)
            {
                Write(step, null);
            }
        }
    }

    private void WriteUnrolled(TimeLoopStep loop)
    {
        string prefix = Unique("Unrolled" + KernelBuilder.MethodName(loop.Scope));
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

    private string Call(CallStep call, (LoopVariable Variable, int Value)? time)
    {
        var arguments = call.Addresses.Select(a => Address(a.Buffer, time is { } at ? a.Start.At(at.Variable, at.Value) : a.Start))
            .Concat(call.Scalars.Select(s => $"(float){s}"))
            .Concat(call.Kernel.UsesRandom ? ["group.Seed", "group.BatchNumber", "group.FirstSample"] : []);
        return $"{kernels.NameOf(call.Kernel)}({string.Join(", ", arguments)});";
    }

    private static string Address(Schedule.Buffer buffer, Index start) => buffer.Kind switch
    {
        BufferKind.Arena => Offset("a", start + buffer.ArenaOffset),
        BufferKind.Parameters => Offset("w", start),
        BufferKind.Gradients => Offset("group.Gradients", start),
        BufferKind.Sums => Offset("group.Sums", start),
        BufferKind.PhaseSums => Offset("group.PhaseSums", start),
        BufferKind.State => Offset(buffer.Name switch { "parameter" => "range.Parameters", "gradient" => "range.Gradients", var slot => $"range.Slots[{slot.Substring(4)}]" }, start) + " + i",
        _ => throw new InvalidOperationException($"no C# for {buffer.Kind}"),
    };

    private static string Gather(GatherRowsStep step)
    {
        string ids = Address(step.Ids), table = $"{Address(step.Table)}, {Literal.Int(step.Table.Shape[0])}, {Literal.Int(step.Table.Shape[1])}", target = Address(step.Target);
        return step.Lanes == LaneAxis.Sample
            ? $"LaneMemory.GatherRows({ids}, {Literal.Int(step.Ids.Shape.Elements)}, {table}, {target});"
            : $"LaneMemory.GatherSequence({ids}, {OneSequencePorts.Extents(step.Ids)}, {OneSequencePorts.Stride(step.Ids)}, {table}, {target}, {OneSequencePorts.Stride(step.Target)});";
    }

    private string Scatter(ScatterRowsStep step)
    {
        var table = tables.FirstOrDefault(t => t.Offset == step.Gradient.Start.Constant);
        string touched = table is null ? "null" : Offset("group.TouchedRows", table.ListStart);
        return $"LaneMemory.ScatterAddRows({Address(step.Ids)}, {Address(step.Values)}, {Literal.Int(step.Ids.Shape.Elements)}, {Literal.Int(step.Gradient.Shape[1])}, group.Count, "
            + $"{Address(step.Gradient)}, {Literal.Int(step.Gradient.Shape[0])}, {touched});";
    }

    private static string Address(Layout layout) => Address(layout.Buffer, layout.Start * layout.Buffer.Scale);

    private static string Offset(string pointer, Index index) => Addresses.Pointer(pointer, index);

    private void WriteLoad(LoadPortStep load)
    {
        if (load.Lanes == LaneAxis.Feature)
        {
            writer.Line(OneSequencePorts.Load(load, Address(load.Layout.Buffer, load.Layout.Start)));
            return;
        }

        string target = Address(load.Layout.Buffer, Index.Zero), elements = Literal.Int(load.Layout.Shape.Elements), index = Literal.Int(load.Port.Index);
        writer.Line(load.Port.Kind switch
        {
            PortKind.Input => Rows(load.Port.IsInteger, $"group.Inputs[{index}]"),
            PortKind.Target => Rows(load.Port.IsInteger, $"group.Targets[{index}]"),
            PortKind.RowWeight => $"LaneMemory.LoadWeights(group.RowWeights == null ? null : group.RowWeights[{index}], group.Count, {elements}, {target});",
            PortKind.BatchValue => $"LaneMemory.LoadNumbers(group.BatchValues + {index}, {elements}, {target});",
            PortKind.Valid => $"LaneMemory.LoadWeights(null, group.Count, 1, {target});",
            PortKind.CarriedState => $"LaneMemory.LoadRows({Offset("group.States", load.Port.Index)}, group.StateStride, group.Count, {elements}, {target});",
            PortKind.State => $"LaneMemory.LoadRows({Offset("group.Arena", load.Port.Index)}, {elements}, 1, {elements}, {target});",
            _ => throw new InvalidOperationException($"no C# for loading {load.Port.Kind}"),
        });

        string Rows(bool isInteger, string source) => isInteger
            ? $"LaneMemory.LoadSamples((int*){source}, group.Order, group.Count, {elements}, {target});"
            : $"LaneMemory.LoadSamples((float*){source}, group.Order, group.Count, {elements}, {target});";
    }

    private void WriteStore(StorePortStep store)
    {
        if (store.Lanes == LaneAxis.Feature)
        {
            writer.Line(OneSequencePorts.Store(store, Address(store.Layout.Buffer, store.Layout.Start)));
            return;
        }

        string source = Address(store.Layout.Buffer, store.Layout.Start * Schedule.Buffer.Lanes), elements = Literal.Int(store.Layout.Shape.Elements);
        string Rows(string target) => $"LaneMemory.StoreRows({source}, {elements}, {target}, {elements}, group.Count);";
        switch (store.Port.Kind)
        {
            case PortKind.Output: writer.Line(Rows($"group.Outputs[{Literal.Int(store.Port.Index)}]")); break;
            case PortKind.CarriedState: writer.Line($"LaneMemory.StoreRows({source}, {elements}, {Offset("group.NextStates", store.Port.Index)}, group.StateStride, group.Count);"); break;
            case PortKind.State: writer.Line($"LaneMemory.StoreRows({source}, {elements}, {Offset("group.Arena", store.Port.Index)}, {elements}, 1);"); break;
            case PortKind.InputGradient:
                string target = $"group.InputGradients[{Literal.Int(store.Port.Index)}]";
                using (writer.Open($"if ({target} != null)"))
                {
                    writer.Line(Rows(target));
                }

                break;
            case PortKind.LayerOutput:
                using (writer.Open($"if (group.Layer == {Literal.Int(store.Port.Index)})"))
                {
                    writer.Line(Rows("group.Outputs[0]"));
                    writer.Line("return;");
                }

                break;
            default: throw new InvalidOperationException($"no C# for storing {store.Port.Kind}");
        }
    }
}
