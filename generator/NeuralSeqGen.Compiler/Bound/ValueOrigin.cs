namespace NeuralSeqGen.Compiler.Bound;

/// <summary>What made the values of an output: the last layer that computed, and the activation they came out of there.</summary>
/// <param name="Layer">The layer; one inside a wrapper or another model where that computed.</param>
/// <param name="Activation">Name of the activation, <c>Linear</c> for none.</param>
internal sealed record ValueOrigin(BoundLayer Layer, string Activation)
{
    /// <summary>Name of the model used as a layer that the layer stands in; empty where it is one of the model itself.</summary>
    public string Model { get; init; } = "";

    /// <summary>What a layer makes, whatever it reads; null for one that has no activation.</summary>
    public static ValueOrigin? In(BoundLayer layer) => layer.Layer.Activation(layer) is { } activation ? new(layer, activation) : null;

    /// <summary>Whether they are states of a recurrent layer, which gates mix with earlier ones.</summary>
    public bool IsState => Layer.Layer.BlendsStates;

    /// <summary>Whether the values are probabilities: from 0 to 1, so that they are no logits.</summary>
    public bool IsProbability => IsDistribution || Activation is "Sigmoid" or "HardSigmoid" or "ClassicHardSigmoid" or "SparseSigmoid";

    /// <summary>Whether they are probabilities that add up to 1.</summary>
    public bool IsDistribution => Activation is "Softmax" or "Sparsemax";

    /// <summary>Whether they are positive, so that they are shares where they are divided by their sum.</summary>
    public bool IsPositive => IsProbability || Activation is "Exponential" or "Softplus" or "Squareplus";

    /// <summary>Whether they are shares, or their logarithms, of one value alone, which no weight can move.</summary>
    public bool IsConstant => (IsDistribution || Activation is "LogSoftmax") && Axis >= 0 && Axis < Layer.OutputShape.Rank && Layer.OutputShape[Axis] == 1;

    /// <summary>Whether they are probabilities that add up to 1 along the last axis.</summary>
    public bool IsOverLast => IsDistribution && Axis >= 0 && Axis == Layer.OutputShape.Rank - 1;

    /// <summary>How sentences say it: <c>[Dense(1)] #2 ends in Softmax</c>.</summary>
    public string Text => $"{Layer.Display}{(Model.Length > 0 ? " of " + Model : "")} ends in {Activation}";

    /// <summary>Index of the part of the model itself that gives it; −1 where that stands in another model.</summary>
    public int Part => Model.Length > 0 ? -1 : Layer.Part;

    private int Axis => Layer.Layer.ActivationAxis(Layer);
}
