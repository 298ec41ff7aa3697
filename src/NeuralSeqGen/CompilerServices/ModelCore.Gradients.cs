namespace NeuralSeqGen.CompilerServices;

public sealed unsafe partial class ModelCore
{
    private const string GradientOperation = "ComputeGradients";
    private const string ApplyOperation = "ApplyGradients";

    private PinnedFloats? _appliedGradient;

    /// <summary>Mean loss and its gradients over one batch, regularizers included, before clipping; dropout as in training: the same until the next step, so calls repeat themselves. The weights stay.</summary>
    /// <param name="inputs">One array per input, batch axis first.</param>
    /// <param name="targets">One array per target.</param>
    /// <param name="gradients">As many as the model has parameters, written.</param>
    /// <param name="inputGradients">Empty, or room for the gradient of every float input, one input after the other.</param>
    public float ComputeGradients(ReadOnlySpan<Array> inputs, ReadOnlySpan<Array> targets, Span<float> gradients, Span<float> inputGradients = default)
    {
        inputs = _forcing.Complete(inputs, targets);
        CheckBatch(GradientOperation, inputs, targets, null, default, out int count);
        CheckGradients(count, gradients, inputGradients);
        var trainer = Enter(GradientOperation);
        try
        {
            Fill(trainer.Samples, count, inputs, targets, null, default);
            return GradientStep(trainer, gradients, inputGradients);
        }
        finally
        {
            trainer.Samples.Release();
            _gate.Exit(GradientOperation);
        }
    }

    /// <summary>As <see cref="ComputeGradients"/>, samples one after the other.</summary>
    public float ComputeGradientsSpan<TX, TY>(ReadOnlySpan<TX> x, ReadOnlySpan<TY> y, Span<float> gradients, Span<float> inputGradients = default) where TX : unmanaged where TY : unmanaged
    {
        fixed (TX* px = x)
        fixed (TY* py = y)
        {
            return ComputeGradientsFlat([FlatArray.Of(px, x.Length)], [FlatArray.Of(py, y.Length)], gradients, inputGradients);
        }
    }

    /// <summary>The same for several inputs or targets.</summary>
    public float ComputeGradientsFlat(ReadOnlySpan<FlatArray> inputs, ReadOnlySpan<FlatArray> targets, Span<float> gradients, Span<float> inputGradients = default)
    {
        using var forced = _forcing.Complete(inputs, targets);
        if (forced is not null)
        {
            inputs = forced.Inputs;
        }

        int count = CheckFlat(GradientOperation, inputs, targets);
        CheckGradients(count, gradients, inputGradients);
        var trainer = Enter(GradientOperation);
        try
        {
            Fill(trainer.Samples, count, inputs, targets);
            return GradientStep(trainer, gradients, inputGradients);
        }
        finally
        {
            trainer.Samples.Release();
            _gate.Exit(GradientOperation);
        }
    }

    /// <summary>One optimizer step with gradients in the order of <see cref="Parameters"/>: clipping, update, constraints.</summary>
    public void ApplyGradients(ReadOnlySpan<float> gradients)
    {
        _check.Buffer(ApplyOperation, "gradients", gradients.Length, ParameterCount, "one per parameter");
        if (FiniteCheck.FirstBad(gradients) is >= 0 and var bad)
        {
            throw new NonFiniteValueException(NonFiniteRule, $"{NonFiniteRule}: {Name}.{ApplyOperation}: 'gradients' holds {Number(gradients[(int)bad])} at {bad} ({WeightAt(bad)}). The weights are unchanged.") { Index = bad };
        }

        var trainer = Enter(ApplyOperation);
        try
        {
            _appliedGradient ??= new PinnedFloats(ParameterCount);
            gradients.CopyTo(_appliedGradient.Span);
            Apply(trainer, _appliedGradient);
        }
        finally
        {
            _gate.Exit(ApplyOperation);
        }
    }

    private static float GradientStep(Trainer trainer, Span<float> gradients, Span<float> inputGradients)
    {
        fixed (float* p = inputGradients)
        {
            trainer.Runner.ClassWeights = null;
            trainer.Runner.InputGradients = p;
            try
            {
                double loss = trainer.Gradient(trainer.Samples, new BatchSlice(null, 0, trainer.Samples.Count), trainer.Seed, BatchThreads);
                trainer.Runner.Gradient.Span.CopyTo(gradients);
                return (float)loss;
            }
            finally
            {
                trainer.Runner.InputGradients = null;
            }
        }
    }

    private void CheckGradients(int count, Span<float> gradients, Span<float> inputGradients)
    {
        _check.OneBatch(GradientOperation, count);
        _check.Buffer(GradientOperation, "gradients", gradients.Length, ParameterCount, "one per parameter");
        if (inputGradients.IsEmpty)
        {
            return;
        }

        long expected = 0L;
        foreach (var port in _plan.Inputs)
        {
            expected += port.IsInt ? 0 : (long)count * port.Elements;
        }

        _check.Buffer(GradientOperation, "inputGradients", inputGradients.Length, expected, "one per value of the float inputs");
    }
}
