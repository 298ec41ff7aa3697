using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of a grouped-query attention layer; key and value have fewer heads than the query.</summary>
public sealed class GroupedQueryAttentionLayer : HeadedAttentionView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public GroupedQueryAttentionLayer(IParameterStore parameters, string name) : base(parameters, name) { }
}
