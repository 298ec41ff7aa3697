using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

/// <summary>
/// y = x·K + b with mean squared error, written as the compiler's code is called: groups, shards, phases, an arena. With two phases the loss is
/// divided by the sum of the row weights instead of by the batch size.
/// </summary>
internal sealed unsafe partial class LinearProgram(int features, int units, int phases, float dropout, bool sparse, OptimizerDefinition? optimizer, Constraint constraint) : ModelProgram
{
    public override int VectorBits => 128;

    public override int PredictArena => GroupSize * units;

    public override int EvaluateArena => GroupSize * units;

    public override int TrainArena => GroupSize * units;

    public override int PredictOneArena => GroupSize * units;

    public override int PhaseCount => phases;

    public override int BatchValueCount => phases - 1;

    public override int StateLength => 1 + features;

    public override int StepArena => StateLength;

    public override void Predict(in BatchGroup group)
    {
        Forward(group, null, training: false);
        if (group.Layer == 0)
        {
            Copy((float*)group.Inputs[0], group.Outputs[0], group.Count * features);
        }
        else
        {
            Copy(group.Arena, group.Outputs[0], group.Count * units);
        }
    }

    public override void PredictOne(in BatchGroup group) => Predict(group);

    public override void Evaluate(in BatchGroup group) => Run(group, training: false);

    public override void Train(in BatchGroup group) => Run(group, training: true);

    public override void Update(in UpdateRange range)
    {
        if (range.Length % 16 != 0 || range.Step < 1)
        {
            throw new InvalidOperationException("bad range");
        }

        float rate = (float)(range.LearningRate / (1 + 0.01 * (range.Step - 1)));
        for (int i = 0; i < range.Length; i++)
        {
            range.Slots[0][i] = 0.9f * range.Slots[0][i] - rate * range.Gradients[i];
            range.Parameters[i] += range.Slots[0][i];
        }
    }

    /// <summary>A step adds its x to a running sum and gives that sum's image; the first step gives none.</summary>
    public override bool Step(in BatchGroup group)
    {
        for (int f = 0; f < features; f++)
        {
            group.Arena[1 + f] += ((float*)group.Inputs[0])[f];
        }

        for (int u = 0; u < units; u++)
        {
            float sum = group.Parameters[features * units + u];
            for (int f = 0; f < features; f++)
            {
                sum += group.Arena[1 + f] * group.Parameters[f * units + u];
            }

            group.Outputs[0][u] = sum;
        }
        return group.Arena[0]++ > 0;
    }

    private void Run(in BatchGroup group, bool training)
    {
        if (group.Phase < phases - 1)
        {
            for (int s = 0; s < group.Count; s++)
            {
                group.PhaseSums[0] += Weight(group, s);
            }

            return;
        }
        float* keep = stackalloc float[features];
        Forward(group, keep, training);
        double divisor = phases == 1 ? group.BatchCount : group.BatchValues[0];
        for (int s = 0; s < group.Count; s++)
        {
            for (int u = 0; u < units; u++)
            {
                float difference = group.Arena[s * units + u] - Target(group, s, u);
                group.Sums[0] += Weight(group, s) * (double)difference * difference / units / divisor;
                group.Sums[1] += Math.Abs(difference);
                group.Sums[2] += 1;
                if (training)
                {
                    Backward(group, keep, s, u, (float)(2 * Weight(group, s) * difference / units / divisor));
                }
            }
        }
    }

    private void Forward(in BatchGroup group, float* keep, bool training)
    {
        if ((nuint)group.Arena % 64 != 0 || (nuint)group.Parameters % 64 != 0)
        {
            throw new InvalidOperationException("not aligned");
        }

        for (int s = 0; s < group.Count; s++)
        {
            if (training)
            {
                Keep(group, s, keep);
            }

            for (int u = 0; u < units; u++)
            {
                float sum = group.Parameters[features * units + u];
                for (int f = 0; f < features; f++)
                {
                    sum += ((float*)group.Inputs[0])[Sample(group, s) * features + f] * (training ? keep[f] : 1f) * group.Parameters[f * units + u];
                }

                group.Arena[s * units + u] = sum;
            }
        }
    }

    private void Backward(in BatchGroup group, float* keep, int s, int u, float gradient)
    {
        Keep(group, s, keep);
        group.Gradients[features * units + u] += gradient;
        for (int f = 0; f < features; f++)
        {
            group.Gradients[f * units + u] += ((float*)group.Inputs[0])[Sample(group, s) * features + f] * keep[f] * gradient;
            if (group.InputGradients is null)
            {
                continue;
            }

            float* place = group.InputGradients[0] + s * features + f;
            *place = (u == 0 ? 0f : *place) + keep[f] * gradient * group.Parameters[f * units + u];
        }
    }

    private void Keep(in BatchGroup group, int s, float* keep)
    {
        for (int f = 0; f < features; f++)
        {
            keep[f] = dropout == 0 || LaneRandom.Uniform(group.Seed, 0, group.BatchNumber, group.FirstSample + s, (uint)f) >= dropout ? 1f / (1 - dropout) : 0f;
        }
    }

    private float Target(in BatchGroup group, int s, int u) =>
        sparse ? ((int*)group.Targets[0])[Sample(group, s)] == u ? 1f : 0f : ((float*)group.Targets[0])[Sample(group, s) * units + u];

    private static int Sample(in BatchGroup group, int s) => group.Order is null ? s : group.Order[s];

    private static float Weight(in BatchGroup group, int sample) => group.RowWeights[0] is null ? 1f : group.RowWeights[0][sample];

    private static void Copy(float* source, float* destination, int count) => new ReadOnlySpan<float>(source, count).CopyTo(new Span<float>(destination, count));
}
