using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of a recurrent cell of one's own, by the names of its parameters marked with <see cref="WeightAttribute"/>.</summary>
public sealed class RnnLayer : RecurrentLayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RnnLayer(IParameterStore parameters, string name) : base(parameters, name) { }

    /// <summary>A weight by its name in weight files without the layer, such as <c>recurrent_kernel</c>.</summary>
    /// <exception cref="InvalidOperationException">There is no such weight.</exception>
    public WeightView this[string weight] => Weight(weight);

    private protected override string WhyMissing(string kind) => ".";
}
