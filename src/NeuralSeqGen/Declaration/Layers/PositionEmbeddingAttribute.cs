namespace NeuralSeqGen;

/// <summary>
/// Says where in its sequence each step stands: (steps, features) to the same, a trained row per position added to each step. It is <c>PositionEmbedding</c> of
/// KerasHub with the sum that KerasHub leaves to the caller, as in its <c>TokenAndPositionEmbedding</c>. In <c>Step</c> and <c>Generate</c> the position is the
/// number of the step, and steps behind the last row read that row.
/// </summary>
public sealed class PositionEmbeddingAttribute : UnaryLayerAttribute
{
    /// <summary>The rows of the table, at least as many as the input has steps; 0 means as many.</summary>
    public int SequenceLength { get; set; }

    /// <summary>Whether the rows are added to the input; false gives the rows alone, for every sample the same, as the class of KerasHub does.</summary>
    public bool AddsInput { get; set; } = true;

    /// <summary>How the table starts.</summary>
    public Initializer EmbeddingsInitializer { get; set; } = Initializer.GlorotUniform;

    /// <summary>The table initializer's one number: standard deviation, limit, gain or constant; NaN means Keras's default.</summary>
    public double EmbeddingsInitializerValue { get; set; } = double.NaN;
}
