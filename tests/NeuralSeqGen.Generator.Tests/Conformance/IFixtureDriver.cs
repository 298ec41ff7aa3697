namespace NeuralSeqGen.Generator.Tests.Conformance;

/// <summary>
/// A model behind one interface; implemented by code compiled together with the model. Models of one input are called in the flat form, others with an array per input.
/// Inputs are arrays of floats or integers, as the model takes them.
/// </summary>
public interface IFixtureDriver
{
    ISequenceModel Model { get; }

    void Predict(Array[] x, float[] y);

    /// <summary>One sample, for models of one float input.</summary>
    void PredictOne(ReadOnlySpan<float> x, float[] y);

    void PredictLayer(string layer, Array[] x, float[] output);

    float TrainOnBatch(Array[] x, Array y);

    float ComputeGradients(Array[] x, Array y, float[] gradients);

    /// <summary>As <see cref="ComputeGradients(Array[], Array, float[])"/>, for models of one float input.</summary>
    float ComputeGradients(Array[] x, Array y, float[] gradients, float[] inputGradients);

    Evaluation Evaluate(Array[] x, Array y, int batchSize);

    History Fit(Array[] x, Array y, FitOptions options);
}
