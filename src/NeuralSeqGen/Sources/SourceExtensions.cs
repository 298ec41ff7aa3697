using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>
/// Fit, Evaluate and Predict on sources: samples in chunks of any size, batch axis first, which are enumerated once per epoch and of which two buffers are in
/// memory at a time. Fit and Evaluate read on another thread while the model computes; Predict reads and computes as its result is enumerated.
/// </summary>
public static class SourceExtensions
{
    /// <summary>Trains the model on a source.</summary>
    /// <param name="model">The model.</param>
    /// <param name="source">Chunks of samples; enumerated anew for each epoch.</param>
    /// <param name="options">How; null for the defaults. <see cref="FitOptions.Shuffle"/> shuffles <see cref="FitOptions.ShuffleBuffer"/> samples at a time.</param>
    /// <param name="validation">Chunks to evaluate on after each epoch, all of them: such a source has an end.</param>
    /// <param name="cancellationToken">Ends training after the running batch, with the weights it gave; a source that is stuck is not waited for.</param>
    /// <exception cref="SampleSourceException">The source failed, gave no samples, or samples that the model cannot take; the weights are those of the last batch before.</exception>
    public static History Fit<TSelf, TInput, TTarget, TOutput>(
        this ISequenceModel<TSelf, TInput, TTarget, TOutput> model, IEnumerable<(TInput Input, TTarget Target)> source, FitOptions? options = null,
        IEnumerable<(TInput Input, TTarget Target)>? validation = null, CancellationToken cancellationToken = default)
        where TSelf : ISequenceModel<TSelf, TInput, TTarget, TOutput> =>
        Core(model).FitSource(Chunks(source), (source as ISampleCount)?.Samples, validation is null ? null : Chunks(validation), options, cancellationToken);

    /// <summary>Trains the model on a source whose samples have weights.</summary>
    /// <inheritdoc cref="Fit{TSelf, TInput, TTarget, TOutput}(ISequenceModel{TSelf, TInput, TTarget, TOutput}, IEnumerable{ValueTuple{TInput, TTarget}}, FitOptions?, IEnumerable{ValueTuple{TInput, TTarget}}?, CancellationToken)"/>
    public static History Fit<TSelf, TInput, TTarget, TOutput>(
        this ISequenceModel<TSelf, TInput, TTarget, TOutput> model, IEnumerable<(TInput Input, TTarget Target, float[] SampleWeight)> source, FitOptions? options = null,
        IEnumerable<(TInput Input, TTarget Target)>? validation = null, CancellationToken cancellationToken = default)
        where TSelf : ISequenceModel<TSelf, TInput, TTarget, TOutput>
    {
        ArgumentNullException.ThrowIfNull(source);
        var chunks = source.Select(chunk => new SampleChunk(SampleChunk.Parts(chunk.Input), SampleChunk.Parts(chunk.Target), chunk.SampleWeight));
        return Core(model).FitSource(chunks, null, validation is null ? null : Chunks(validation), options, cancellationToken);
    }

    /// <summary>Trains the model on a source that is awaited, such as rows of a database.</summary>
    /// <inheritdoc cref="Fit{TSelf, TInput, TTarget, TOutput}(ISequenceModel{TSelf, TInput, TTarget, TOutput}, IEnumerable{ValueTuple{TInput, TTarget}}, FitOptions?, IEnumerable{ValueTuple{TInput, TTarget}}?, CancellationToken)"/>
    public static History Fit<TSelf, TInput, TTarget, TOutput>(
        this ISequenceModel<TSelf, TInput, TTarget, TOutput> model, IAsyncEnumerable<(TInput Input, TTarget Target)> source, FitOptions? options = null,
        IEnumerable<(TInput Input, TTarget Target)>? validation = null, CancellationToken cancellationToken = default)
        where TSelf : ISequenceModel<TSelf, TInput, TTarget, TOutput>
    {
        ArgumentNullException.ThrowIfNull(source);
        return model.Fit(source.ToBlockingEnumerable(cancellationToken), options, validation, cancellationToken);
    }

    /// <summary>Loss and metrics in inference mode over all samples of a source.</summary>
    /// <param name="model">The model.</param>
    /// <param name="source">Chunks of samples.</param>
    /// <param name="batchSize">Samples per batch; the loss is the mean over samples whatever it is.</param>
    /// <param name="cancellationToken">Ends the evaluation after the running batch.</param>
    /// <exception cref="SampleSourceException">The source failed, gave no samples, or samples that the model cannot take.</exception>
    public static Evaluation Evaluate<TSelf, TInput, TTarget, TOutput>(
        this ISequenceModel<TSelf, TInput, TTarget, TOutput> model, IEnumerable<(TInput Input, TTarget Target)> source, int batchSize = 32, CancellationToken cancellationToken = default)
        where TSelf : ISequenceModel<TSelf, TInput, TTarget, TOutput> =>
        Core(model).EvaluateSource(Chunks(source), batchSize, cancellationToken);

    /// <summary>The outputs for each chunk of inputs, computed as they are enumerated.</summary>
    /// <param name="model">The model.</param>
    /// <param name="inputs">Chunks of inputs.</param>
    public static IEnumerable<TOutput> Predict<TSelf, TInput, TTarget, TOutput>(this ISequenceModel<TSelf, TInput, TTarget, TOutput> model, IEnumerable<TInput> inputs)
        where TSelf : ISequenceModel<TSelf, TInput, TTarget, TOutput>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Select(model.Predict);
    }

    private static IEnumerable<SampleChunk> Chunks<TInput, TTarget>(IEnumerable<(TInput Input, TTarget Target)> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Select(chunk => new SampleChunk(SampleChunk.Parts(chunk.Input), SampleChunk.Parts(chunk.Target), null));
    }

    private static ModelCore Core(ISequenceModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Core ?? throw new NotSupportedException($"{model.Name} is not a generated model: it is trained on arrays only.");
    }
}
