using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of a rectifier with trained slopes.</summary>
public sealed class PReluLayer : LayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public PReluLayer(IParameterStore parameters, string name) : base(parameters, name) { }

    /// <summary>The slopes below 0, one per element of a sample, extent 1 along shared axes.</summary>
    public WeightView Alpha => Weight("alpha");
}
