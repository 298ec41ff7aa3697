using System.ComponentModel;

namespace NeuralSeqGen;

/// <summary>The arguments shared by all optimizers; 0 means off. At most one of the three clips may be set.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class OptimizerAttribute : ModelPartAttribute
{
    private protected OptimizerAttribute(double learningRate)
    {
        LearningRate = learningRate;
    }

    /// <summary>The learning rate a new model starts with; <see cref="ISequenceModel.LearningRate"/> changes it at run time.</summary>
    public double LearningRate { get; set; }

    /// <summary>Decoupled weight decay: every weight loses this share times the learning rate before the step, biases included.</summary>
    public double WeightDecay { get; set; }

    /// <summary>The largest norm of each weight's gradient.</summary>
    public double ClipNorm { get; set; }

    /// <summary>The largest absolute value of a gradient's elements.</summary>
    public double ClipValue { get; set; }

    /// <summary>The largest joint norm of all gradients.</summary>
    public double GlobalClipNorm { get; set; }

    /// <summary>True keeps a moving average of the weights.</summary>
    public bool UseEma { get; set; }

    /// <summary>The moving average's momentum.</summary>
    public double EmaMomentum { get; set; } = 0.99;

    /// <summary>The number of steps after which the moving average replaces the weights, again and again; 0 means only at the end of Fit. Needs <see cref="UseEma"/>.</summary>
    public int EmaOverwriteFrequency { get; set; }

    /// <summary>The number of batches whose gradients are averaged for one step; 0 means one.</summary>
    public int GradientAccumulationSteps { get; set; }
}
