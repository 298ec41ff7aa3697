namespace NeuralSeqGen.CompilerServices;

public sealed unsafe partial class ModelCore
{
    /// <summary>Trains the model.</summary>
    /// <param name="inputs">One array per input, batch axis first.</param>
    /// <param name="targets">One array per target.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="validationData">Samples to evaluate after each epoch; comes before <see cref="FitOptions.ValidationSplit"/>.</param>
    /// <param name="sampleWeight">One weight per sample.</param>
    /// <param name="targetWeights">Weights of steps, and of samples per target.</param>
    /// <param name="cancellationToken">Ends training after the running batch, with the weights it gave.</param>
    public History Fit(
        Array[] inputs, Array[] targets, FitOptions? options = null, (Array[] Inputs, Array[] Targets)? validationData = null,
        float[]? sampleWeight = null, TargetWeights targetWeights = default, CancellationToken cancellationToken = default)
    {
        var held = validationData is { } data ? Labelled(data.Inputs, data.Targets) : default;
        return _fitter.Fit(_owner, Labelled(inputs, targets, sampleWeight, targetWeights), held, options, cancellationToken);
    }

    /// <summary>Trains the model on samples one after the other.</summary>
    public History FitSpan<TX, TY>(ReadOnlySpan<TX> x, ReadOnlySpan<TY> y, FitOptions? options = null, CancellationToken cancellationToken = default) where TX : unmanaged where TY : unmanaged
    {
        fixed (TX* px = x)
        fixed (TY* py = y)
        {
            return FitFlat([FlatArray.Of(px, x.Length)], [FlatArray.Of(py, y.Length)], options, cancellationToken);
        }
    }

    /// <summary>The same for several inputs or targets.</summary>
    public History FitFlat(ReadOnlySpan<FlatArray> inputs, ReadOnlySpan<FlatArray> targets, FitOptions? options, CancellationToken cancellationToken) =>
        _fitter.Fit(_owner, Labelled(inputs, targets), default, options, cancellationToken);

    /// <summary>Loss and metrics in inference mode.</summary>
    /// <param name="inputs">One array per input, batch axis first.</param>
    /// <param name="targets">One array per target.</param>
    /// <param name="batchSize">Samples per batch; the loss is the mean over samples whatever it is.</param>
    /// <param name="sampleWeight">One weight per sample.</param>
    /// <param name="targetWeights">Weights of steps, and of samples per target.</param>
    /// <param name="cancellationToken">Ends the evaluation after the running batch.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Evaluation Evaluate(
        ReadOnlySpan<Array> inputs, ReadOnlySpan<Array> targets, int batchSize = 32,
        float[]? sampleWeight = null, TargetWeights targetWeights = default, CancellationToken cancellationToken = default) =>
        _evaluator.Evaluate(Labelled(inputs, targets, sampleWeight, targetWeights), batchSize, cancellationToken);

    /// <summary>Loss and metrics in inference mode, samples one after the other.</summary>
    public Evaluation EvaluateSpan<TX, TY>(ReadOnlySpan<TX> x, ReadOnlySpan<TY> y, int batchSize = 32, CancellationToken cancellationToken = default) where TX : unmanaged where TY : unmanaged
    {
        fixed (TX* px = x)
        fixed (TY* py = y)
        {
            return EvaluateFlat([FlatArray.Of(px, x.Length)], [FlatArray.Of(py, y.Length)], batchSize, cancellationToken);
        }
    }

    /// <summary>The same for several inputs or targets.</summary>
    public Evaluation EvaluateFlat(ReadOnlySpan<FlatArray> inputs, ReadOnlySpan<FlatArray> targets, int batchSize, CancellationToken cancellationToken) =>
        _evaluator.Evaluate(Labelled(inputs, targets), batchSize, cancellationToken);

    /// <summary>Trains the model on a source.</summary>
    internal History FitSource(IEnumerable<SampleChunk> source, long? samples, IEnumerable<SampleChunk>? validation, FitOptions? options, CancellationToken cancellationToken) =>
        _sources.Fit(_owner, source, samples, validation, options, cancellationToken);

    /// <summary>Loss and metrics over a source.</summary>
    internal Evaluation EvaluateSource(IEnumerable<SampleChunk> source, int batchSize, CancellationToken cancellationToken) => _sources.Evaluate(source, batchSize, cancellationToken);

    /// <summary>One step on one batch.</summary>
    /// <param name="inputs">One array per input, batch axis first.</param>
    /// <param name="targets">One array per target.</param>
    /// <param name="sampleWeight">One weight per sample.</param>
    /// <param name="targetWeights">Weights of steps, and of samples per target.</param>
    /// <returns>The mean loss before the step, regularizers included.</returns>
    public float TrainOnBatch(ReadOnlySpan<Array> inputs, ReadOnlySpan<Array> targets, float[]? sampleWeight = null, TargetWeights targetWeights = default) =>
        _batchTrainer.Train(Labelled(inputs, targets, sampleWeight, targetWeights));

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
    public float TrainOnBatchFlat(ReadOnlySpan<FlatArray> inputs, ReadOnlySpan<FlatArray> targets) => _batchTrainer.Train(Labelled(inputs, targets));

    /// <summary>Mean loss and its gradients over one batch, regularizers included, before clipping; dropout as in training, drawn anew at every call. The weights stay.</summary>
    /// <param name="inputs">One array per input, batch axis first.</param>
    /// <param name="targets">One array per target.</param>
    /// <param name="gradients">As many as the model has parameters, written.</param>
    /// <param name="inputGradients">Empty, or room for the gradient of every float input, one input after the other.</param>
    /// <param name="draw">Which dropout masks and noise: calls with the same number, from 0 on, have the same; null counts on.</param>
    public float ComputeGradients(ReadOnlySpan<Array> inputs, ReadOnlySpan<Array> targets, Span<float> gradients, Span<float> inputGradients = default, long? draw = null) =>
        _batchTrainer.ComputeGradients(Labelled(inputs, targets), gradients, inputGradients, draw);

    /// <summary>As <see cref="ComputeGradients"/>, samples one after the other.</summary>
    public float ComputeGradientsSpan<TX, TY>(ReadOnlySpan<TX> x, ReadOnlySpan<TY> y, Span<float> gradients, Span<float> inputGradients = default, long? draw = null) where TX : unmanaged where TY : unmanaged
    {
        fixed (TX* px = x)
        fixed (TY* py = y)
        {
            return ComputeGradientsFlat([FlatArray.Of(px, x.Length)], [FlatArray.Of(py, y.Length)], gradients, inputGradients, draw);
        }
    }

    /// <summary>The same for several inputs or targets.</summary>
    public float ComputeGradientsFlat(ReadOnlySpan<FlatArray> inputs, ReadOnlySpan<FlatArray> targets, Span<float> gradients, Span<float> inputGradients = default, long? draw = null) =>
        _batchTrainer.ComputeGradients(Labelled(inputs, targets), gradients, inputGradients, draw);

    /// <summary>One optimizer step with gradients in the order of <see cref="Parameters"/>: clipping, update, constraints.</summary>
    public void ApplyGradients(ReadOnlySpan<float> gradients) => _batchTrainer.ApplyGradients(gradients);

    /// <summary>The learning rate of the next batch: that of the schedule, if there is one. A change ends the schedule and takes effect with the next batch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to a number that is negative, not finite or beyond the range of float.</exception>
    /// <exception cref="InvalidOperationException">The schedule gives such a number.</exception>
    public double LearningRate
    {
        get => _state.LearningRate;
        set => _state.LearningRate = value;
    }

    /// <summary>How the learning rate changes from step to step; null keeps it where it is. A change takes effect with the next batch.</summary>
    public LearningRateSchedule? LearningRateSchedule
    {
        get => _state.Schedule;
        set => _state.Schedule = value;
    }

    private static LabelledArrays Labelled(ReadOnlySpan<Array> inputs, ReadOnlySpan<Array> targets, float[]? sampleWeight = null, TargetWeights targetWeights = default) =>
        new(new PortArrays(inputs), new PortArrays(targets), sampleWeight, targetWeights);

    private static LabelledArrays Labelled(ReadOnlySpan<FlatArray> inputs, ReadOnlySpan<FlatArray> targets) => new(new PortArrays(inputs), new PortArrays(targets));
}
