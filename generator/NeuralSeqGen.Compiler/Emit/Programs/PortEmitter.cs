using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Emit.Programs;

/// <summary>Prints how ports come into a program's arena and leave it.</summary>
internal static class PortEmitter
{
    /// <summary>The call that loads a port.</summary>
    public static string Load(LoadPortCommand load)
    {
        if (!load.Layout.HasSamples)
        {
            return OneSequencePorts.Load(load, DriverAddress.Of(load.Layout.Buffer, load.Layout.Start));
        }

        string target = DriverAddress.Of(load.Layout.Buffer, AffineIndex.Zero), elements = Literal.Int(load.Layout.Shape.Elements), index = Literal.Int(load.Port.Index);
        if (load.Layout.Form == Form.Features)
        {
            return $"__Services.RowMemory.LoadSampleRows((float*)group.Inputs[{index}], group.Order, group.Count, {GroupRows.Extents(load.Layout)}, {target}, {GroupRows.Strides(load.Layout)});";
        }

        return load.Port.Kind switch
        {
            PortKind.Input => Rows(load.Port.IsInteger, $"group.Inputs[{index}]"),
            PortKind.Target => Rows(load.Port.IsInteger, $"group.Targets[{index}]"),
            PortKind.RowWeight => $"__Services.LaneMemory.LoadWeights(group.RowWeights == null ? null : group.RowWeights[{index}], group.Count, {elements}, {target});",
            PortKind.BatchValue => $"__Services.LaneMemory.LoadNumbers(group.BatchValues + {index}, {elements}, {target});",
            PortKind.Valid => $"__Services.LaneMemory.LoadWeights(null, group.Count, 1, {target});",
            PortKind.CarriedState => $"__Services.LaneMemory.LoadRows({DriverAddress.Offset("group.States", load.Port.Index)}, group.StateStride, group.Count, {elements}, {target});",
            PortKind.State => $"__Services.LaneMemory.LoadRows({DriverAddress.Offset("group.Arena", load.Port.Index)}, {elements}, 1, {elements}, {target});",
            _ => throw new InvalidOperationException($"no C# for loading {load.Port.Kind}"),
        };

        string Rows(bool isInteger, string source) => isInteger
            ? $"__Services.LaneMemory.LoadSamples((int*){source}, group.Order, group.Count, {elements}, {target});"
            : $"__Services.LaneMemory.LoadSamples((float*){source}, group.Order, group.Count, {elements}, {target});";
    }

    /// <summary>Writes what stores a port, where somebody asks for it.</summary>
    public static void Write(SourceWriter writer, StorePortCommand store)
    {
        if (!store.Layout.HasSamples)
        {
            writer.Line(OneSequencePorts.Store(store, DriverAddress.Of(store.Layout.Buffer, store.Layout.Start)), store.Layout.Buffer.Name);
            return;
        }

        string source = DriverAddress.Of(store.Layout), elements = Literal.Int(store.Layout.Shape.Elements);
        string Rows(string target) => Store(target, elements, "group.Count");
        string Store(string target, string stride, string count) => store.Layout.Form == Form.Features
            ? $"__Services.RowMemory.StoreSampleRows({source}, {GroupRows.Strides(store.Layout)}, {GroupRows.Extents(store.Layout)}, {target}, {stride}, {count});"
            : $"__Services.LaneMemory.StoreRows({source}, {elements}, {target}, {stride}, {count});";
        switch (store.Port.Kind)
        {
            case PortKind.Output: writer.Line(Rows($"group.Outputs[{Literal.Int(store.Port.Index)}]"), store.Layout.Buffer.Name); break;
            case PortKind.CarriedState: writer.Line(Store(DriverAddress.Offset("group.NextStates", store.Port.Index), "group.StateStride", "group.Count"), store.Layout.Buffer.Name); break;
            case PortKind.State: writer.Line(Store(DriverAddress.Offset("group.Arena", store.Port.Index), elements, "1"), store.Layout.Buffer.Name); break;
            case PortKind.InputGradient:
                string target = $"group.InputGradients[{Literal.Int(store.Port.Index)}]";
                using (writer.Open($"if ({target} != null)"))
                {
                    writer.Line(Rows(target), store.Layout.Buffer.Name);
                }

                break;
            case PortKind.LayerOutput: writer.Line(Rows("group.Outputs[0]"), store.Layout.Buffer.Name); break;
            default: throw new InvalidOperationException($"no C# for storing {store.Port.Kind}");
        }
    }
}
