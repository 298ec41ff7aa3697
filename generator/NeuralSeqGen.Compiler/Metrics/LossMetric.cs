using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Losses;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>Mean of a loss over the rows that count, or a function of that mean.</summary>
/// <param name="loss">The loss; its arguments are the metric's.</param>
internal sealed class LossMetric(Loss loss) : Metric
{
    public override string Name => "Metric." + (Attribute ?? loss.Name);

    public override string KerasName => Key ?? base.KerasName;

    /// <summary>Name of the attribute without <c>Metric.</c>, where it is not the loss's.</summary>
    public string? Attribute { get; init; }

    /// <summary>Keras's key, where it is not the attribute's name in snake case.</summary>
    public string? Key { get; init; }

    /// <summary>What is made of the mean.</summary>
    public string Function { get; init; } = "Mean";

    /// <summary>True where the metric is minus the loss.</summary>
    public bool IsNegated { get; init; }

    /// <summary>True where labels stand for one-hot vectors; else every output is compared with the label, as Keras broadcasts it.</summary>
    public bool IsOfClasses { get; init; }

    /// <summary>True where the metric reads probabilities though its loss has no <c>FromLogits</c>.</summary>
    public bool ReadsProbabilities { get; init; }

    public override bool NeedsProbabilities => loss.ScoreActivation is not null;

    public override bool IsToRise => IsNegated;

    public override IReadOnlyList<Argument> Arguments => ReadsProbabilities ? [.. loss.Arguments, FromLogits] : loss.Arguments;

    public override string ScoreActivation(Loss? outputs) => loss.ScoreActivation ?? base.ScoreActivation(outputs);

    public override string Finish(Arguments arguments) => Function;

    public override IReadOnlyList<Value> Lower(MetricLowering lowering)
    {
        var objective = lowering.ObjectiveBefore(loss.ScoreActivation) with { Target = Target(lowering) };
        var rows = loss.Lower(objective);
        return lowering.MeanOfRows(IsNegated ? lowering.Builder.Neg(rows) : rows, loss.LowerMask(objective));
    }

    private Value Target(MetricLowering lowering) =>
        loss.HasIntegerTarget ? lowering.Labels : IsOfClasses ? loss.TargetValues == "Any" ? lowering.Numbers : lowering.Truth : lowering.HasLabels ? lowering.Objective.Spread(lowering.Target) : lowering.Target;
}
