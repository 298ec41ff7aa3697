using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Emit;

/// <summary>Types and shapes in the signatures of a model with one input and one output.</summary>
internal sealed class SurfaceShapes
{
    public SurfaceShapes(BoundModel model)
    {
        Model = model;
        Input = model.Inputs[0].Shape;
        InputIsInteger = model.Inputs[0].IsInteger;
        Output = model.Outputs[0].Shape;
        Target = model.Outputs[0].TargetShape;
        TargetIsInteger = model.Outputs[0].TargetIsInteger;
        HasLoss = model.Outputs[0].Loss is not null && model.CanTrain;
    }

    public BoundModel Model { get; }

    public Shape Input { get; }

    public bool InputIsInteger { get; }

    public Shape Output { get; }

    public Shape Target { get; }

    public bool TargetIsInteger { get; }

    /// <summary>Whether the model has Fit and what belongs to it.</summary>
    public bool HasLoss { get; }

    /// <summary>Whether the loss has rows of its own for steps, which can be weighted.</summary>
    public bool HasStepWeights => Output.Rank == 2;

    public string X => TypeNames.Batch(InputIsInteger, Input);

    public string Y => TypeNames.Batch(TargetIsInteger, Target);

    public string Prediction => TypeNames.Batch(false, Output);

    public string XSpan => TypeNames.ReadOnlySpan(InputIsInteger);

    public string YSpan => TypeNames.ReadOnlySpan(TargetIsInteger);

    /// <summary><c>&lt;float, int&gt;</c>: the type arguments of the runtime's flat forms.</summary>
    public string FlatTypes => "<" + TypeNames.Element(InputIsInteger) + ", " + TypeNames.Element(TargetIsInteger) + ">";

    /// <summary><c>[global::NeuralSeqGen.Shape(-1, 64, 15)] float[,,] x</c>.</summary>
    public string XParameter => ShapeAttribute(Input) + " " + X + " x";

    public string YParameter => ShapeAttribute(Target) + " " + Y + " y";

    public static string ShapeAttribute(Shape sample, string target = "") =>
        "[" + target + "global::NeuralSeqGen.Shape(" + Extents(sample.ToArray().Prepend(-1)) + ")]";

    /// <summary>Extents of a batch for readers: <c>(n, 64, 15)</c>.</summary>
    public static string Batch(Shape sample) => "(n" + string.Concat(sample.Select(e => ", " + Literal.Int(e))) + (sample.Rank == 0 ? ",)" : ")");

    public static string Extents(IEnumerable<int> extents) => string.Join(", ", extents.Select(Literal.Int));
}
