using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Losses;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>
/// Losses and metrics. Each row of an output has one weight (sample weight · class weight · mask) and each output one divisor: its rows in the batch,
/// or the rows that count where there is a mask. A batch without such a row has loss 0.
/// </summary>
internal sealed class ObjectiveLowering(LoweringSession session, StackLowering stack)
{
    private readonly GraphBuilder _b = session.Builder;
    private readonly Value _valid = session.Valid;
    private readonly Value _batchCount = session.BatchCount;

    /// <summary>Adds the sums as results and returns each sample's share of the loss.</summary>
    public Value Run()
    {
        var shares = new List<Value>();
        var outputs = session.Model.Outputs.Where(o => o.Loss is not null).ToList();
        int sums = 1 + (outputs.Count > 1 ? 2 * outputs.Count : 0);
        for (int i = 0; i < outputs.Count; i++)
        {
            var output = outputs[i];
            var loss = output.Loss!;
            _b.Scope = loss.Loss.KerasName;
            Value value = stack.Output(output.Layer), target = Target(output, i);
            var objective = new LossLowering(_b, loss.Arguments, value, target, session.LogitsOf(value), stack.RowMask(output), _valid) { ComparesRows = loss.Loss.ComparesRows, Function = loss.Function };
            var weight = session.Graph.AddInput(output.RowShape, Rate.Sample, "row_weight", new Port(PortKind.RowWeight, i));
            var share = Share(output, weight, objective);
            shares.Add(loss.Weight == 1 ? share : _b.Mul(share, _b.Literal(loss.Weight)));
            if (outputs.Count > 1)
            {
                AddOwnLoss(share, 1 + (2 * i));
            }

            var rows = objective with { Mask = loss.Loss.LowerRowMask(objective) };
            foreach (var metric in output.Metrics)
            {
                sums = AddMetric(metric, rows, loss.Loss.ComparesSigns, weight, sums);
            }
        }

        _b.Scope = "loss";
        shares.AddRange(session.Activities.Select(a => ActivityPenalty(a.Layer, a.Output)).OfType<Value>());
        var total = shares.Aggregate(_b.Add);
        AddSum(0, total);
        return total;
    }

    /// <summary>An output's loss without its weight, as Keras logs it: a mean over samples, like a metric.</summary>
    private void AddOwnLoss(Value share, int sum)
    {
        AddSum(sum, _b.Mul(_b.Mul(share, _batchCount), _valid));
        AddSum(sum + 1, _valid);
    }

    private Value Target(BoundOutput output, int index) =>
        session.Graph.AddInput(output.TargetShape, Rate.Sample, "y", new Port(PortKind.Target, index, output.TargetIsInteger));

    private Value Share(BoundOutput output, Value weight, LossLowering objective)
    {
        var loss = output.Loss!;
        var mask = loss.Loss.LowerMask(objective);
        var rows = loss.Loss.Lower(objective);
        rows.Name = "row_loss";

        return Reduced(output, _b.Sum(Counted(loss.Loss, rows, weight, mask)), mask, weight);
    }

    /// <summary>The weighted rows. A select keeps what a row that does not count computed, NaN included, out of the sum.</summary>
    private Value Counted(Loss loss, Value rows, Value weight, Value? mask)
    {
        var weighted = _b.Mul(rows, weight);
        var kept = loss.CanBeInfinite ? _b.Select(weight, weighted, _b.Literal(0)) : weighted;
        return mask is null ? kept : _b.Select(mask, kept, _b.Literal(0));
    }

    /// <summary>Keras's reductions. With a mask, mean and sum over batch size are both the mean over the rows that count.</summary>
    private Value Reduced(BoundOutput output, Value sum, Value? mask, Value weight)
    {
        switch (output.Loss!.Arguments.Choice("Reduction"))
        {
            case "Sum": return output.Loss.Loss.IsOfBatch(output.Loss.Arguments) ? _b.Div(sum, _batchCount) : sum;
            case "MeanWithSampleWeight":
                var total = _b.BatchReduce(_b.Sum(mask is null ? weight : _b.Mul(mask, weight)));
                total.Name = "weight_sum";
                return _b.Div(sum, _b.Select(_b.Equal(total, _b.Literal(0)), _b.Literal(1), total));
            default: return _b.Div(sum, Divisor(output, mask));
        }
    }

    private Value Divisor(BoundOutput output, Value? mask)
    {
        var divisor = mask is null
            ? output.LossRows == 1 ? _batchCount : _b.Mul(_batchCount, _b.Literal(output.LossRows))
            : _b.Max(_b.Literal(1), _b.BatchReduce(_b.Mul(_b.Sum(mask), _valid)));
        divisor.Name ??= "divisor";
        return divisor;
    }

    /// <summary>Adds a metric's numbers to the sums and returns how many there are now. The select keeps out what a sample that only fills the group computed, NaN included.</summary>
    private int AddMetric(BoundMetric metric, LossLowering objective, bool hasSigns, Value weight, int first)
    {
        _b.Scope = metric.Name;
        int next = first;
        var weights = metric.IsWeighted ? _b.BroadcastTrailing(weight, objective.Output.Shape.Take(objective.Output.Shape.Rank - 1)) : null;
        foreach (var numbers in metric.Metric.Lower(new MetricLowering(objective with { Arguments = metric.Arguments, Function = metric.Function }, weights, metric.Activation) { HasSigns = hasSigns }))
        {
            AddSum(next, _b.Select(_valid, numbers, _b.Literal(0)));
            next += numbers.Shape.Elements;
        }

        return next == first + metric.SumCount ? next : throw new GraphException($"{metric.Name} has {next - first} sums instead of {metric.SumCount}");
    }

    /// <summary>Keras's activity regularizer: (l1·Σ|y| + l2·Σy²) ÷ samples of an output (keras/src/layers/layer.py since keras-team/keras#22021; before, and in Keras 2, not divided).</summary>
    private Value? ActivityPenalty(BoundLayer layer, Value y)
    {
        var (l1, l2) = layer.Layer.ActivityFactors(layer.Arguments);
        if (l1 == 0 && l2 == 0)
        {
            return null;
        }

        var absolute = _b.Mul(_b.Literal(l1), _b.Sum(_b.Abs(y)));
        var square = _b.Mul(_b.Literal(l2), _b.Sum(_b.Mul(y, y)));
        var penalty = l2 == 0 ? absolute : l1 == 0 ? square : _b.Add(absolute, square);
        return _b.Div(_b.Mul(penalty, _valid), _batchCount);
    }

    private void AddSum(int index, Value perSample) => session.Graph.Results.Add((new Port(PortKind.Sum, index), _b.BatchReduce(perSample)));
}
