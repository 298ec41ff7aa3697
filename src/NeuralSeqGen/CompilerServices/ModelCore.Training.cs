namespace NeuralSeqGen.CompilerServices;

public sealed unsafe partial class ModelCore
{
    private const string TrainOperation = "TrainOnBatch";
    private const string GradientOperation = "ComputeGradients";
    private const string ApplyOperation = "ApplyGradients";

    private Trainer? _trainer;
    private PinnedFloats? _appliedGradient;

    /// <summary>One step on one batch.</summary>
    /// <param name="inputs">One array per input, batch axis first.</param>
    /// <param name="targets">One array per target.</param>
    /// <param name="sampleWeight">One weight per sample.</param>
    /// <param name="stepWeight">One weight per sample and step.</param>
    /// <returns>The mean loss before the step, regularizers included.</returns>
    public float TrainOnBatch(ReadOnlySpan<Array> inputs, ReadOnlySpan<Array> targets, float[]? sampleWeight = null, float[,]? stepWeight = null)
    {
        CheckBatch(TrainOperation, inputs, targets, sampleWeight, stepWeight, out var count);
        var trainer = Enter(TrainOperation);
        try
        {
            Fill(trainer.Samples, count, inputs, targets, sampleWeight, stepWeight);
            return TrainStep(trainer);
        }
        finally
        {
            trainer.Samples.Release();
            _gate.Exit(TrainOperation);
        }
    }

    /// <summary>One step on one batch, samples one after the other.</summary>
    public float TrainOnBatchSpan<TX, TY>(ReadOnlySpan<TX> x, ReadOnlySpan<TY> y) where TX : unmanaged where TY : unmanaged
    {
        var count = CheckFlat(TrainOperation, x, y);
        var trainer = Enter(TrainOperation);
        try
        {
            fixed (TX* px = x)
            fixed (TY* py = y)
            {
                Fill(trainer.Samples, count, px, py);
                return TrainStep(trainer);
            }
        }
        finally
        {
            trainer.Samples.Release();
            _gate.Exit(TrainOperation);
        }
    }

    /// <summary>Mean loss and its gradients over one batch, regularizers included, before clipping; dropout as in training. The weights stay.</summary>
    /// <param name="inputs">One array per input, batch axis first.</param>
    /// <param name="targets">One array per target.</param>
    /// <param name="gradients">As many as the model has parameters, written.</param>
    /// <param name="inputGradients">Empty, or room for the gradient of every float input, one input after the other.</param>
    public float ComputeGradients(ReadOnlySpan<Array> inputs, ReadOnlySpan<Array> targets, Span<float> gradients, Span<float> inputGradients = default)
    {
        CheckBatch(GradientOperation, inputs, targets, null, null, out var count);
        CheckGradients(count, gradients, inputGradients);
        var trainer = Enter(GradientOperation);
        try
        {
            Fill(trainer.Samples, count, inputs, targets, null, null);
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
        var count = CheckFlat(GradientOperation, x, y);
        CheckGradients(count, gradients, inputGradients);
        var trainer = Enter(GradientOperation);
        try
        {
            fixed (TX* px = x)
            fixed (TY* py = y)
            {
                Fill(trainer.Samples, count, px, py);
                return GradientStep(trainer, gradients, inputGradients);
            }
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
            throw new NonFiniteValueException(NonFiniteRule, $"{NonFiniteRule}: {Name}.{ApplyOperation}: 'gradients' holds {Number(gradients[(int)bad])} at {bad} ({WeightAt(bad)}). The weights are unchanged.") { Index = bad };
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

    private static int BatchThreads => Environment.ProcessorCount;

    /// <summary>Takes the gate for training and gives the training state, made at the first call.</summary>
    private Trainer Enter(string operation)
    {
        RequireTraining(operation);
        _gate.Enter(operation);
        try
        {
            return _trainer ??= new Trainer(_plan, _trainable, _weights, _seed);
        }
        catch
        {
            _gate.Exit(operation);
            throw;
        }
    }

    private void RequireTraining(string operation)
    {
        RequireLoss(operation);
        if (Definition.Optimizer is null) throw new InvalidOperationException($"{Name}.{operation}: the model is declared without an optimizer: add one such as [RmsProp].");
    }

    private void RequireLoss(string operation)
    {
        if (Definition.Loss is null) throw new InvalidOperationException($"{Name}.{operation}: the model is declared without a loss: add one such as [CategoricalCrossentropy].");
    }

    private float TrainStep(Trainer trainer)
    {
        var slice = new BatchSlice(null, 0, trainer.Samples.Count);
        trainer.Runner.ClassWeights = null;
        var loss = trainer.Gradient(trainer.Samples, slice, trainer.Seed, BatchThreads);
        if (!double.IsFinite(loss) || FiniteCheck.FirstBad(trainer.Runner.Gradient.Span) >= 0)
            throw NonFinite(TrainOperation, loss, trainer.Runner.Gradient.Span, slice, 0, 0);
        Apply(trainer, trainer.Runner.Gradient);
        return (float)loss;
    }

    // Optimizer and published weights change together, so that a file saved meanwhile holds both of one moment.
    private void Apply(Trainer trainer, PinnedFloats gradient)
    {
        lock (_stateLock)
        {
            trainer.Apply(gradient, LearningRate, BatchThreads);
            _published.Publish(_weights.Span);
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
                var loss = trainer.Gradient(trainer.Samples, new BatchSlice(null, 0, trainer.Samples.Count), trainer.Seed, BatchThreads);
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
        _check.Buffer(GradientOperation, "gradients", gradients.Length, ParameterCount, "one per parameter");
        if (inputGradients.IsEmpty) return;
        var expected = 0L;
        foreach (var port in _plan.Inputs) expected += port.IsInt ? 0 : (long)count * port.Elements;
        _check.Buffer(GradientOperation, "inputGradients", inputGradients.Length, expected, "one per value of the float inputs");
    }
}
