namespace NeuralSeqGen.Generator.Tests.Conformance;

/// <summary>The driver of one model as C#.</summary>
internal static class DriverSource
{
    public static string NameOf(string model) => model + "_driver";

    public static string Of(string model, bool integerInput, bool integerTarget)
    {
        string x = integerInput ? "(int[])x" : "(float[])x", y = integerTarget ? "(int[])y" : "(float[])y";
        string gradients = integerInput ? $"_m.ComputeGradients({x}, {y}, gradients)" : $"_m.ComputeGradients({x}, {y}, gradients, inputGradients)";
        return $$"""
            internal sealed class {{NameOf(model)}} : NeuralSeqGen.Generator.Tests.Conformance.IFixtureDriver
            {
                private readonly {{model}} _m = new(1);
                public ISequenceModel Model => _m;
                public void Predict(System.Array x, float[] y) => _m.Predict({{x}}, y);
                public void PredictOne(System.ReadOnlySpan<float> x, float[] y) => {{(integerInput ? "throw new System.NotSupportedException()" : "_m.PredictOne(x, y)")}};
                public void PredictLayer(string layer, System.Array x, float[] output) => _m.PredictLayer(layer, {{x}}, output);
                public float TrainOnBatch(System.Array x, System.Array y) => _m.TrainOnBatch({{x}}, {{y}});
                public float ComputeGradients(System.Array x, System.Array y, float[] gradients, float[] inputGradients) => {{gradients}};
                public Evaluation Evaluate(System.Array x, System.Array y, int batchSize) => _m.Evaluate({{x}}, {{y}}, batchSize);
                public History Fit(System.Array x, System.Array y, FitOptions options) => _m.Fit({{x}}, {{y}}, options);
            }
            """;
    }
}
