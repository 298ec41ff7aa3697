namespace NeuralSeqGen;

/// <summary>A model with the types of its arrays, for code generic in the model; several inputs or targets are tuples.</summary>
/// <typeparam name="TSelf">The model.</typeparam>
/// <typeparam name="TInput">The input, batch axis first, such as <c>float[,,]</c>.</typeparam>
/// <typeparam name="TTarget">The target, batch axis first.</typeparam>
/// <typeparam name="TOutput">The output, batch axis first.</typeparam>
public interface ISequenceModel<TSelf, TInput, TTarget, TOutput> : ISequenceModel
    where TSelf : ISequenceModel<TSelf, TInput, TTarget, TOutput>
{
    /// <summary>A new model with weights from the declared initializers; the same seed gives the same weights everywhere.</summary>
    static abstract TSelf Create(long seed = 0);

    /// <summary>Trains the model.</summary>
    History Fit(TInput input, TTarget target, FitOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Loss and metrics in inference mode.</summary>
    Evaluation Evaluate(TInput input, TTarget target, int batchSize = 32, CancellationToken cancellationToken = default);

    /// <summary>The output for each sample.</summary>
    TOutput Predict(TInput input);
}
