using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of an attention layer.</summary>
public sealed class AttentionLayer : LayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public AttentionLayer(IParameterStore parameters, string name) : base(parameters, name) { }

    /// <summary>The number that scores are multiplied by.</summary>
    /// <exception cref="InvalidOperationException">UseScale is false.</exception>
    public WeightView Scale => Weight("scale");

    /// <summary>The number that sums of tanh are multiplied by.</summary>
    /// <exception cref="InvalidOperationException">ScoreMode is Dot.</exception>
    public WeightView ConcatScoreWeight => Weight("concat_score_weight");
}
