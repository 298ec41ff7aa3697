using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Optimizers;

/// <summary>
/// An optimizer: slots and the arithmetic of one step. A step computes each parameter from what is its own, and then one program serves all parameters;
/// or it sees a whole weight, and then every weight of another shape has a program of its own. Averaging and accumulation are the training loop's. Stateless.
/// </summary>
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
        Argument.Rate("LearningRate", LearningRate), Argument.Real("WeightDecay", WeightDecay, min: 0), Argument.Real("ClipNorm", 0, min: 0), Argument.Real("ClipValue", 0, min: 0),
        Argument.Real("GlobalClipNorm", 0, min: 0), Argument.Flag("UseEma", false), Argument.Real("EmaMomentum", 0.99, 0, 1), Argument.Integer("EmaOverwriteFrequency", 0, 0), Argument.Integer("GradientAccumulationSteps", 0, 0),
    ];

    /// <summary>Names of the slots, in the order of their indices.</summary>
    public abstract IReadOnlyList<string> Slots(Arguments arguments);

    /// <summary>Start value of a slot.</summary>
    public virtual double SlotStart(Arguments arguments, int slot) => 0;

    /// <summary>Extents of a weight's slot; null where the weight has none. Other extents than the weight's are for steps over whole weights.</summary>
    public virtual Shape? SlotShape(Arguments arguments, int slot, BoundWeight weight) => weight.Shape;

    /// <summary>Whether the step of a weight sees the whole of it.</summary>
    public virtual bool IsWhole(Arguments arguments, BoundWeight weight) => false;

    /// <summary>Whether a step over a whole weight asks for no axes: weights and slots are then vectors, and weights of equal length share a program.</summary>
    public virtual bool IsFlat => false;

    /// <summary>Whether a step from ordinary numbers can give NaN or infinity: where the epsilon that keeps it from dividing by 0 is 0 in float, or where a decay above 1 makes weights grow.</summary>
    public virtual bool IsFragile(Arguments arguments) =>
        arguments.Real("WeightDecay") > 1 || Arguments.Any(a => a.Kind == ArgumentKind.Real && a.Name.StartsWith("Epsilon", StringComparison.Ordinal) && (float)arguments.Real(a.Name) == 0);

    /// <summary>The share of a parameter, times the learning rate, that is taken off it before the step.</summary>
    /// <param name="arguments">The optimizer's arguments.</param>
    /// <param name="isWhole">Whether the step is one over a whole weight.</param>
    public virtual double WeightDecayOf(Arguments arguments, bool isWhole) => arguments.Real("WeightDecay");

    /// <summary>What to subtract from the parameter, after weight decay; writes the slots.</summary>
    public abstract Value Step(UpdateLowering lowering);

    /// <summary>The parameter after the step; writes the slots. For optimizers that state the new parameter and no difference.</summary>
    public virtual Value Update(UpdateLowering lowering) => lowering.Builder.Sub(lowering.Weight, Step(lowering));
}
