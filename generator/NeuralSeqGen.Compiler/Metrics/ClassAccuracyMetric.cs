using System.Collections.Generic;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>Share of rows whose largest output is that of the target, under Keras's name for one-hot targets and its name for labels.</summary>
internal sealed class ClassAccuracyMetric(string name) : Metric
{
    public override string Name => name;

    public override bool IsToRise => true;

    public override IReadOnlyList<Value> Lower(MetricLowering lowering) =>
        lowering.MeanOfRows(lowering.Builder.Equal(lowering.Builder.ReduceLast(ReduceKind.ArgMax, lowering.Output), lowering.Labels));
}
