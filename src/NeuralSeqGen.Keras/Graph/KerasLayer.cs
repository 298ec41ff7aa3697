using System.Text.Json.Nodes;

namespace NeuralSeqGen.Keras.Graph;

/// <summary>A layer of a saved model, whatever version wrote it.</summary>
/// <param name="name">Keras's name of it.</param>
/// <param name="className">Its class; of an operation with its module's last word in front, such as <c>numpy.Add</c>.</param>
/// <param name="config">Its config in the form of Keras 3.</param>
internal sealed class KerasLayer(string name, string className, JsonObject config)
{
    public string Name { get; } = name;

    public string ClassName { get; } = className;

    public JsonObject Config { get; } = config;

    /// <summary>The class as the file has it, where it is read as another.</summary>
    public string? WrittenClass { get; init; }

    public bool IsInput => ClassName == "InputLayer";

    /// <summary>Whether it is a function of <c>keras.ops</c> on tensors and no layer.</summary>
    public bool IsOperation { get; init; }

    /// <summary>The uses of it; several of a shared one.</summary>
    public IReadOnlyList<KerasCall> Calls { get; set; } = [];

    /// <summary>The model that it is, or that it wraps; null for others.</summary>
    public KerasGraph? Model { get; init; }

    /// <summary>Axes of its input, batch included, where the file says so; 0 elsewhere.</summary>
    public int InputRank { get; init; }

    /// <summary>Where its arrays are in files that order them by position.</summary>
    public required string Path { get; init; }

    /// <summary>The layer of the outermost model that it is in, or itself: under this name older files keep its arrays.</summary>
    public required string TopLayer { get; init; }

    /// <summary>Its place among all layers, nested ones behind the models that hold them.</summary>
    public required int Order { get; init; }

    public override string ToString() => $"{ClassName} '{Name}'";
}
