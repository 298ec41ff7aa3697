namespace NeuralSeqGen.Generator.Tests.Conformance;

/// <summary>The flat forms of a model behind one interface; implemented by code compiled together with the model. Arrays of floats or integers, as the model takes them.</summary>
public interface IFixtureDriver
{
    ISequenceModel Model { get; }

    void Predict(Array x, float[] y);

    void PredictOne(ReadOnlySpan<float> x, float[] y);

    void PredictLayer(string layer, Array x, float[] output);

    float TrainOnBatch(Array x, Array y);

    float ComputeGradients(Array x, Array y, float[] gradients, float[] inputGradients);

    Evaluation Evaluate(Array x, Array y, int batchSize);

    History Fit(Array x, Array y, FitOptions options);
}
