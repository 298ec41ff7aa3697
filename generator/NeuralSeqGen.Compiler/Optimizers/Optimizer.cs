using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Optimizers;

/// <summary>An optimizer: slots and the arithmetic of one step on one parameter. Clipping, averaging and accumulation are the training loop's. Stateless.</summary>
internal abstract class Optimizer
{
    /// <summary>Name of the attribute without <c>Attribute</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Keras name, such as <c>rmsprop</c>.</summary>
    public virtual string KerasName => Name.ToLowerInvariant();

    /// <summary>Keras's default learning rate.</summary>
    public virtual double LearningRate => 1e-3;

    /// <summary>Keras's default weight decay.</summary>
    public virtual double WeightDecay => 0;

    /// <summary>Arguments besides those of every optimizer.</summary>
    public abstract IReadOnlyList<Argument> Arguments { get; }

    /// <summary>Arguments of every optimizer.</summary>
    public IReadOnlyList<Argument> CommonArguments =>
    [
        Argument.Real("LearningRate", LearningRate, min: 0), Argument.Real("WeightDecay", WeightDecay, min: 0), Argument.Real("ClipNorm", 0, min: 0), Argument.Real("ClipValue", 0, min: 0),
        Argument.Real("GlobalClipNorm", 0, min: 0), Argument.Flag("UseEma", false), Argument.Real("EmaMomentum", 0.99, 0, 1), Argument.Integer("GradientAccumulationSteps", 0, 0),
    ];

    /// <summary>Names of the slots, in the order of their indices.</summary>
    public abstract IReadOnlyList<string> Slots(Arguments arguments);

    /// <summary>Start value of a slot.</summary>
    public virtual double SlotStart(Arguments arguments, int slot) => 0;

    /// <summary>
    /// Whether the step is a direction, which the training loop multiplies by the learning rate and by the ratio of norms, weight to direction:
    /// an update sees single parameters, norms are those of whole weights.
    /// </summary>
    public virtual bool UsesTrustRatio => false;

    /// <summary>What to subtract from the parameter, after weight decay; writes the slots.</summary>
    public abstract Value Step(UpdateLowering lowering);

    /// <summary>The parameter after the step; writes the slots. For optimizers that state the new parameter and no difference.</summary>
    public virtual Value Update(UpdateLowering lowering) => lowering.Builder.Sub(lowering.Weight, Step(lowering));
}
