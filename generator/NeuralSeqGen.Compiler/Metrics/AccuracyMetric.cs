using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>Share of rows answered rightly: binary, sparse or categorical as the shapes say, over the valid steps of sequences.</summary>
internal sealed class AccuracyMetric : Metric
{
    public override string Name => "Metric.Accuracy";

    public override bool IsToRise => true;

    public override bool SupposesClasses => true;

    public override IReadOnlyList<Argument> Arguments { get; } = [FromLogits];

    public override IReadOnlyList<Value> Lower(MetricLowering lowering) => lowering.MeanOfRows(lowering.Correct());
}
