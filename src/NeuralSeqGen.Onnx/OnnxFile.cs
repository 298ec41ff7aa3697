using NeuralSeqGen.Onnx.Graph;
using NeuralSeqGen.Onnx.Keras;
using NeuralSeqGen.Onnx.Layers;
using NeuralSeqGen.Onnx.Wire;

namespace NeuralSeqGen.Onnx;

/// <summary>
/// Writes a model as an ONNX file: what <c>Predict</c> computes, with the weights it has now. Inputs and outputs have the model's names and a first axis
/// <c>batch</c> of any size; states of stateful layers are further inputs and outputs.
/// </summary>
public static class OnnxFile
{
    /// <summary>The version of the operator set that the file asks for.</summary>
    public const int Opset = 17;

    /// <summary>Writes the file as a whole: a killed process leaves the old file or the new one.</summary>
    /// <exception cref="NotSupportedException">ONNX cannot say a layer; the sentence names it, and nothing is written.</exception>
    public static void Save(ISequenceModel model, string path)
    {
        var file = File(model);
        AtomicFile.Write(path, stream => stream.Write(file.Bytes));
    }

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <exception cref="NotSupportedException">ONNX cannot say a layer; the sentence names it, and nothing is written.</exception>
    public static void Save(ISequenceModel model, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(File(model).Bytes);
    }

    private static ProtoMessage File(ISequenceModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.ArchitectureJson.IsEmpty)
        {
            throw new NotSupportedException($"{model.Name} says nothing of its architecture, so it cannot be written as ONNX. Build it with this version of NeuralSeqGen.");
        }

        // a message of protobuf holds less than 2 GB
        if (model.ParameterCount > int.MaxValue / sizeof(float) / 2)
        {
            throw new NotSupportedException($"{model.Name} has {model.ParameterCount} parameters, too many for one ONNX file.");
        }

        return OnnxMessages.Model(Graph(model), typeof(OnnxFile).Assembly.GetName().Version!.ToString(3), Opset);
    }

    private static ProtoMessage Graph(ISequenceModel model)
    {
        var graph = new OnnxGraph();
        foreach (var port in model.Inputs.Concat(model.Outputs))
        {
            graph.Reserve(port.Name);
        }

        var source = new ModelWeightSource(model);
        var architecture = KerasModel.Parse(model.ArchitectureJson);
        var inputs = model.Inputs.ToDictionary(port => port.Name, port => new LayerResult(new OnnxValue(port.Name, [.. port.Shape]) { IsInteger = port.ElementType == ElementType.Int32 }));
        var export = new ModelExport(graph, source, architecture, "", inputs);
        var outputs = architecture.Outputs.Select(export.Result).ToList();
        graph.Scope = "";
        foreach (var (port, result) in model.Outputs.Zip(outputs))
        {
            graph.Name(result.Value, port.Name);
        }

        foreach (var (name, _, state) in source.Carried)
        {
            graph.Name(state, name + "_next");
        }

        return graph.Message(
            model.Name,
            [.. model.Inputs.Select(port => Typed(port, port.ElementType == ElementType.Int32 ? OnnxType.Int32 : OnnxType.Float)), .. source.Carried.Select(state => Typed(state.Name, state.In.Shape))],
            [.. model.Outputs.Select(port => Typed(port, OnnxType.Float)), .. source.Carried.Select(state => Typed(state.Name + "_next", state.Out.Shape))]);
    }

    private static ProtoMessage Typed(PortInfo port, OnnxType type) => OnnxMessages.Value(port.Name, type, [-1, .. port.Shape], "batch");

    private static ProtoMessage Typed(string name, int[] shape) => OnnxMessages.Value(name, OnnxType.Float, [-1, .. shape], "batch");
}
