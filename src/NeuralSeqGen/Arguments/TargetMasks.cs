namespace NeuralSeqGen;

/// <summary>The masks that reach the outputs, for the samples of one call: a run of the model, made when a check has to know them.</summary>
internal sealed unsafe class TargetMasks(ExecutionPlan plan, ModelWeights weights)
{
    private readonly ObjectPool<BatchPredictor> _runners = new(() => new BatchPredictor(plan));

    /// <summary>A number per sample and row of the mask, 0 for what it takes out.</summary>
    /// <param name="method">The method that was called.</param>
    /// <param name="target">The target whose output is meant; there is a mask.</param>
    /// <param name="given">The call, whose inputs fit the model.</param>
    /// <param name="samples">Number of samples.</param>
    public float[] Of(string method, int target, LabelledArrays given, int samples)
    {
        int rows = plan.Definition.MaskRowsOf(target);
        float[] mask = GC.AllocateUninitializedArray<float>(checked(samples * rows), pinned: true);
        using var held = plan.Samples.Rent();
        using var runner = _runners.Rent();
        held.Item.Hold(samples, new LabelledArrays(given.Inputs, default));
        using var hold = plan.HoldStates(weights.Gate, method);
        using var reading = weights.Read();
        fixed (float* start = mask)
        {
            runner.Item.SetOutput(0, start, rows);
            runner.Item.Run(held.Item, reading.Pointer, plan.Definition.MaskNumber(target));
        }

        return mask;
    }
}
