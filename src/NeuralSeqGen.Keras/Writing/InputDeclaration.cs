using System.Globalization;
using System.Text.Json.Nodes;
using NeuralSeqGen.Keras.Graph;
using NeuralSeqGen.Keras.Import;

namespace NeuralSeqGen.Keras.Writing;

/// <summary>An input of Keras as an attribute. Extents are constants here, so that an open time axis needs a number.</summary>
internal static class InputDeclaration
{
    /// <param name="graph">The model.</param>
    /// <param name="input">Its input.</param>
    /// <param name="options">Where the steps of open axes stand.</param>
    public static string Attribute(KerasGraph graph, KerasLayer input, ImportOptions options)
    {
        var shape = (input.Config["batch_shape"] ?? input.Config["batch_input_shape"]) as JsonArray ?? throw new RefusedImportException($"the input '{input.Name}' does not say its shape");
        var arguments = shape.Skip(1).Select((extent, axis) => extent.Whole() ?? Steps(input, shape, axis + 1, options)).Select(Text).ToList();
        if (IsWhole(input) && !graph.Layers.Any(layer => layer.ClassName == "Embedding" && layer.Calls.Any(call => call.Inputs.Any(read => read.Layer == input.Name))))
        {
            arguments.Add("ElementType = ElementType.Int32");
        }

        if (graph.Layers.Any(IsStateful))
        {
            arguments.Add($"BatchSize = {Text(shape[0].Whole() ?? throw new RefusedImportException($"the model has stateful layers, but the input '{input.Name}' does not say how many sequences a batch has. Give it a batch size before saving"))}");
        }

        return $"Input({string.Join(", ", arguments)})";
    }

    private static int Steps(KerasLayer input, JsonArray shape, int axis, ImportOptions options)
    {
        string text = $"({string.Join(", ", shape.Select(extent => extent.Whole() is { } known ? Text(known) : "None"))})";
        return axis != 1 ? throw new RefusedImportException($"axis {axis} of the input '{input.Name}' {text} is open, and only the time axis can be set on import")
            : options.Steps.TryGetValue(input.Name, out int steps) || options.Steps.TryGetValue("", out steps) ? steps
            : throw new RefusedImportException($"the time axis of the input '{input.Name}' {text} is open, and models have a fixed number of steps here. Say how many: --steps N, or --steps {input.Name}=N for this input alone");
    }

    private static bool IsWhole(KerasLayer input) => input.Config["dtype"].Text() is { } type && type.Contains("int", StringComparison.Ordinal);

    private static bool IsStateful(KerasLayer layer) => layer.Config["stateful"].Flag() || (layer.Config["layer"]?["config"]?["stateful"]).Flag() || (layer.Model?.Layers.Any(IsStateful) ?? false);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
