using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of a multi-head attention layer.</summary>
public sealed class MultiHeadAttentionLayer : HeadedAttentionView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public MultiHeadAttentionLayer(IParameterStore parameters, string name) : base(parameters, name) { }
}
