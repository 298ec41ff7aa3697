using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>The mean over the rows that count of a function of target and output, which its author wrote in C#.</summary>
internal sealed class CustomMetric : Metric
{
    public override string Name => "Metric.Custom";

    public override bool IsToRise => true;

    public override IReadOnlyList<Argument> Arguments { get; } =
        [Argument.Class("Type"), Argument.RequiredText("Function"), Argument.Values("Arguments"), Argument.Flag("HigherIsBetter", true)];

    public override string KeyOf(PartSpec part) => part.Function is { } function ? Naming.Snake(function.Name) : KerasName;

    public override bool Rises(Arguments arguments) => arguments.Flag("HigherIsBetter");

    public override IReadOnlyList<Value> Lower(MetricLowering lowering) => lowering.MeanOfRows(FunctionLowering.OfRows(lowering.Objective));
}
