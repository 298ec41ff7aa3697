using System.ComponentModel;

namespace NeuralSeqGen;

/// <summary>The arguments shared by layers that turn ids into vectors.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class EmbeddingLayerAttribute : UnaryLayerAttribute
{
    private protected EmbeddingLayerAttribute(int inputDim, int outputDim) => (InputDim, OutputDim) = (inputDim, outputDim);

    /// <summary>Number of ids; they run from 0 to InputDim − 1.</summary>
    public int InputDim { get; }

    /// <summary>Length of the vectors.</summary>
    public int OutputDim { get; }

    /// <summary>Whether id 0 stands for padding: its steps are masked in the layers that follow and left out of the loss.</summary>
    public bool MaskZero { get; set; }

    /// <summary>
    /// Above 0, the table is never trained, and the product of two narrow matrices of this rank is added to it and trained instead (LoRA; Hu et al., 2021):
    /// <c>E + LoraAlpha/LoraRank·A·B</c>.
    /// </summary>
    public int LoraRank { get; set; }

    /// <summary>The strength of what LoRA adds; NaN means <see cref="LoraRank"/>, a factor of 1.</summary>
    public double LoraAlpha { get; set; } = double.NaN;

    /// <summary>How the table starts.</summary>
    public Initializer EmbeddingsInitializer { get; set; } = Initializer.RandomUniform;

    /// <summary>The table initializer's one number: standard deviation, limit, gain or constant.</summary>
    public double EmbeddingsInitializerValue { get; set; } = 0.05;

    /// <summary>The factor of the table's absolute sum in the loss.</summary>
    public double EmbeddingsL1 { get; set; }

    /// <summary>The factor of the table's sum of squares in the loss, not halved.</summary>
    public double EmbeddingsL2 { get; set; }

    /// <summary>What every update must keep true of the table.</summary>
    public Constraint EmbeddingsConstraint { get; set; }

    /// <summary>The table constraint's one number: the largest norm.</summary>
    public double EmbeddingsConstraintValue { get; set; } = double.NaN;

    /// <summary>The smallest norm of the embeddings under <see cref="Constraint.MinMaxNorm"/>.</summary>
    public double EmbeddingsConstraintMin { get; set; }

    /// <summary>How much of the way into the bounds of <see cref="Constraint.MinMaxNorm"/> an update takes the embeddings, from 0 to 1.</summary>
    public double EmbeddingsConstraintRate { get; set; } = 1;

    /// <summary>The factor of the output's absolute sum in the loss, a mean over the samples.</summary>
    public double ActivityL1 { get; set; }

    /// <summary>The factor of the output's sum of squares in the loss, a mean over the samples, not halved.</summary>
    public double ActivityL2 { get; set; }
}
