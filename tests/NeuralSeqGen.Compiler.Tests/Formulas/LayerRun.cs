using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Tests.Formulas;

/// <summary>What a formula is given: a layer in its place, one sample, and the weights. It must not look at the layer's graph.</summary>
/// <param name="Model">The model, whose last layer it is.</param>
/// <param name="Inputs">What the layer reads.</param>
/// <param name="Parameters">All weights.</param>
/// <param name="Uniforms">Random numbers of this sample, stream by stream; none in prediction.</param>
internal sealed record LayerRun(BoundModel Model, IReadOnlyList<Tensor> Inputs, double[] Parameters, IReadOnlyList<double[]> Uniforms)
{
    public BoundLayer Layer => Model.Layers[^1];

    public Arguments Arguments => Layer.Arguments;

    public bool IsTraining => Uniforms.Count > 0;

    public Tensor X => Inputs[0];

    public Shape OutputShape => Layer.OutputShape;

    /// <summary>A weight by its name in the layer; null where the layer has none of that name.</summary>
    public Tensor? Weight(string name) =>
        Model.Weights.SingleOrDefault(w => w.LocalName == name) is { } weight ? new(weight.Shape, Parameters[weight.Offset..(weight.Offset + weight.Length)]) : null;

    /// <summary>What dropout makes of an element: 0, or 1 ÷ (1 − rate) in training, else 1.</summary>
    public double Kept(string rate, int element) => !IsTraining ? 1 : Uniforms[0][element] >= Arguments.Real(rate) ? 1 / (1 - Arguments.Real(rate)) : 0;
}
