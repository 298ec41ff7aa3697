using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>A function of target and output, which its author wrote in C#. Nothing is known of the values it compares.</summary>
internal sealed class CustomLoss : Loss
{
    public override string Name => "CustomLoss";

    public override IReadOnlyList<Argument> Arguments { get; } =
        [Argument.Class("Type"), Argument.RequiredText("Function"), Argument.Values("Arguments"), Argument.Flag("IntegerTarget", false)];

    public override bool IsOfNumbers => false;

    public override bool CanBeInfinite => true;

    public override bool TakesIntegers(Arguments arguments) => arguments.Flag("IntegerTarget");

    public override Value Lower(LossLowering lowering) => FunctionLowering.OfRows(lowering);
}
