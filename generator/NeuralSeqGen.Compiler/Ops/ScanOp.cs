using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>
/// Runs <see cref="Body"/> once per index of one axis, first to last, or last to first when <see cref="Reverse"/>.
/// </summary>
/// <remarks>
/// <para>Operands: the initial carries, then the scanned values (which have the axis), then the captured ones (which do not).
/// The body's inputs are the carries, one slice of each scanned value, and the captured values.</para>
/// <para>The body's outputs are the new carries, then the stacked values, then the summed ones. The scan's results are, for each carry, its history
/// (the axis has Length + 1 indices; forward, step t reads t and writes t + 1; in reverse, step t reads t + 1 and writes t), each stacked value with
/// the axis, and the sum of each summed value over all steps.</para>
/// </remarks>
internal sealed record ScanOp(Graph Body, int Axis, int Length, bool Reverse, int Carries, int Scanned, int Stacked) : Op
{
    public override string Mnemonic => "scan";

    public override string Attributes => $"axis {Axis} of {Length}{(Reverse ? " reversed" : "")}: {Carries} carries, {Scanned} scanned, {Stacked} stacked{(Unroll ? ", unrolled" : "")}";

    /// <summary>For the reverse scan of an automatic derivative: which values of its body recompute which values of the forward scan's body.</summary>
    public ResidualMap? Residuals { get; init; }

    /// <summary>Whether every step is written out (Keras's <c>unroll</c>).</summary>
    public bool Unroll { get; init; }

    public override IReadOnlyList<Shape> InferShapes(IReadOnlyList<Shape> inputs)
    {
        Require(inputs.Count == Body.Inputs.Count && Body.Outputs.Count >= Carries + Stacked, "scan: operands do not match the body");
        for (int i = 0; i < inputs.Count; i++)
        {
            var expected = i >= Carries && i < Carries + Scanned ? Body.Inputs[i].Shape.Insert(Axis, Length) : Body.Inputs[i].Shape;
            Require(inputs[i].Equals(expected), $"scan: operand {i} is {inputs[i]}, expected {expected}");
        }

        return Body.Outputs.Select((output, i) =>
            i < Carries ? output.Shape.Insert(Axis, Length + 1) :
            i < Carries + Stacked ? output.Shape.Insert(Axis, Length) : output.Shape).ToList();
    }

    public override Rate InferRate(IReadOnlyList<Value> inputs) => Rate.Sample;

    public override long Flops(IReadOnlyList<Shape> inputs, IReadOnlyList<Shape> outputs) =>
        Length * Body.Nodes.Sum(n => n.Op.Flops(n.Inputs.Select(i => i.Shape).ToList(), n.Outputs.Select(o => o.Shape).ToList()));

    public override void Differentiate(Node node, IReadOnlyList<Value?> outputGradients, GradientBuilder gradients) =>
        new ScanGradient(node, this, outputGradients, gradients).Build();
}
