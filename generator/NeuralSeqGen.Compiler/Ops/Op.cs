using System.Collections.Generic;
using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>
/// One primitive: a shape rule, a gradient rule and a cost. Axes left of those an op names are rows. Ops hold their attributes and nothing else,
/// and are compared by value, so equal ops on equal operands are one value.
/// </summary>
internal abstract record Op
{
    /// <summary>Name in printed graphs.</summary>
    public abstract string Mnemonic { get; }

    /// <summary>Attributes in printed graphs; empty when there are none.</summary>
    public virtual string Attributes => "";

    /// <summary>Result shapes from operand shapes; throws <see cref="GraphException"/> when the operands do not fit.</summary>
    public abstract IReadOnlyList<Shape> InferShapes(IReadOnlyList<Shape> inputs);

    /// <summary>Rate of the results.</summary>
    public virtual Rate InferRate(IReadOnlyList<Value> inputs)
    {
        var rate = Rate.Constant;
        foreach (var input in inputs)
        {
            rate = input.Rate > rate ? input.Rate : rate;
        }

        return rate;
    }

    /// <summary>
    /// Adds to <paramref name="gradients"/> what each operand contributes, given the gradients of the results
    /// (null where a result does not matter). Every op must state its rule; one that has no derivative says so by adding nothing.
    /// </summary>
    public abstract void Differentiate(Node node, IReadOnlyList<Value?> outputGradients, GradientBuilder gradients);

    /// <summary>True for ops that only rename elements: schedules fold them into addresses.</summary>
    public virtual bool IsView => false;

    /// <summary>True for ops that compute each element of the result from the operands' elements at the same index.</summary>
    public virtual bool IsElementwise => false;

    /// <summary>Floating-point operations for one evaluation; a multiply-add counts 2.</summary>
    public virtual long Flops(IReadOnlyList<Shape> inputs, IReadOnlyList<Shape> outputs) => 0;

    protected static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new GraphException(message);
        }
    }
}
