using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of a function of one's own, by the names of its parameters marked with <see cref="WeightAttribute"/>.</summary>
public sealed class LambdaLayer : LayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public LambdaLayer(IParameterStore parameters, string name) : base(parameters, name) { }

    /// <summary>A weight by its name in weight files without the layer, such as <c>kernel</c>.</summary>
    /// <exception cref="InvalidOperationException">There is no such weight.</exception>
    public WeightView this[string weight] => Weight(weight);

    private protected override string WhyMissing(string kind) => ".";
}
