using System.ComponentModel;

namespace NeuralSeqGen;

/// <summary>A node of a model's graph: what a partial property with layer attributes stands for.</summary>
public sealed class LayerNode
{
    private readonly int[] _outputShape;

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public LayerNode(string name, int[] outputShape, int parameterCount)
    {
        Name = name;
        _outputShape = outputShape;
        ParameterCount = parameterCount;
    }

    /// <summary>The name of the node's last layer, such as <c>gru_1</c>; what PredictLayer takes.</summary>
    public string Name { get; }

    /// <summary>The extents of one sample of the node's value.</summary>
    public ReadOnlySpan<int> OutputShape => _outputShape;

    /// <summary>The elements of the weights of the node's layers; 0 for layers that use the weights of others.</summary>
    public int ParameterCount { get; }
}
