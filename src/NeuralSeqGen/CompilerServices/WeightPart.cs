namespace NeuralSeqGen.CompilerServices;

/// <summary>What a program over a whole weight does; see <see cref="ModelProgram.RunWeight"/>.</summary>
public enum WeightPart
{
    /// <summary>Writes the orthogonal regularizer's penalty to <see cref="WholeWeight.Number"/>.</summary>
    Penalty,

    /// <summary>Adds the penalty's gradient to the weight's.</summary>
    PenaltyGradient,

    /// <summary>Writes the norm of the gradient to <see cref="WholeWeight.Number"/>.</summary>
    GradientNorm,

    /// <summary>Scales the gradient down where its norm, or <see cref="WholeWeight.JointNorm"/>, is beyond the declared limit.</summary>
    Clip,

    /// <summary>One optimizer step.</summary>
    Update,

    /// <summary>Brings the weight where its constraint wants it.</summary>
    Constrain,
}
