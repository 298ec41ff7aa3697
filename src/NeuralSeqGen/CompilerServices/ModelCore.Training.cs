namespace NeuralSeqGen.CompilerServices;

public sealed unsafe partial class ModelCore
{
    private const string TrainOperation = "TrainOnBatch";

    private Trainer? _trainer;

    /// <summary>One step on one batch.</summary>
    /// <param name="inputs">One array per input, batch axis first.</param>
    /// <param name="targets">One array per target.</param>
    /// <param name="sampleWeight">One weight per sample.</param>
    /// <param name="targetWeights">Weights of steps, and of samples per target.</param>
    /// <returns>The mean loss before the step, regularizers included.</returns>
    public float TrainOnBatch(ReadOnlySpan<Array> inputs, ReadOnlySpan<Array> targets, float[]? sampleWeight = null, TargetWeights targetWeights = default)
    {
        inputs = _forcing.Complete(inputs, targets);
        CheckBatch(TrainOperation, inputs, targets, sampleWeight, targetWeights, out int count);
        var trainer = Enter(TrainOperation);
        try
        {
            Fill(trainer.Samples, count, inputs, targets, sampleWeight, targetWeights);
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
        fixed (TX* px = x)
        fixed (TY* py = y)
        {
            return TrainOnBatchFlat([FlatArray.Of(px, x.Length)], [FlatArray.Of(py, y.Length)]);
        }
    }

    /// <summary>The same for several inputs or targets.</summary>
    public float TrainOnBatchFlat(ReadOnlySpan<FlatArray> inputs, ReadOnlySpan<FlatArray> targets)
    {
        using var forced = _forcing.Complete(inputs, targets);
        if (forced is not null)
        {
            inputs = forced.Inputs;
        }

        int count = CheckFlat(TrainOperation, inputs, targets);
        var trainer = Enter(TrainOperation);
        try
        {
            Fill(trainer.Samples, count, inputs, targets);
            return TrainStep(trainer);
        }
        finally
        {
            trainer.Samples.Release();
            _gate.Exit(TrainOperation);
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
        if (Definition.Optimizer is null)
        {
            throw new InvalidOperationException($"{Name}.{operation}: the model is declared without an optimizer: add one such as [RmsProp].");
        }
    }

    private void RequireLoss(string operation)
    {
        if (Definition.Loss is null)
        {
            throw new InvalidOperationException($"{Name}.{operation}: the model is declared without a loss: add one such as [CategoricalCrossentropy].");
        }
    }

    private float TrainStep(Trainer trainer)
    {
        _check.OneBatch(TrainOperation, trainer.Samples.Count);
        var slice = new BatchSlice(null, 0, trainer.Samples.Count);
        trainer.Runner.ClassWeights = null;
        double loss = trainer.Gradient(trainer.Samples, slice, trainer.Seed, BatchThreads);
        if (!double.IsFinite(loss) || FiniteCheck.FirstBad(trainer.Runner.Gradient.Span) >= 0)
        {
            throw NonFinite(TrainOperation, loss, trainer.Runner.Gradient.Span, slice, 0, 0);
        }

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
}
