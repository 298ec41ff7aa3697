using NeuralSeqGen.Conformance;

namespace NeuralSeqGen.Generator.Tests.Conformance;

/// <summary>The driver of one model as C#.</summary>
internal static class DriverSource
{
    public static string NameOf(string model) => model + "_driver";

    public static string Of(string model, Fixture fixture)
    {
        bool isFlat = fixture.Inputs.Count == 1;
        string[] types = [.. fixture.Inputs.Select(input => Type(fixture[input], isFlat))];
        string x = string.Join(", ", types.Select((type, i) => $"({type})x[{i}]")), y = $"({Type(fixture["y"], isFlat)})y";
        bool isFloat = isFlat && !fixture[fixture.Inputs[0]].IsInteger;
        string layer = isFlat ? $"_m.PredictLayer(layer, {x}, output)" : $"System.Buffer.BlockCopy(_m.PredictLayer(layer, {x}), 0, output, 0, output.Length * sizeof(float))";
        string predict = isFlat ? $"_m.Predict({x}, y)" : $"System.Buffer.BlockCopy(_m.Predict({x}), 0, y, 0, y.Length * sizeof(float))";
        const string Nothing = "throw new System.NotSupportedException()";
        return $$"""
            internal sealed class {{NameOf(model)}} : NeuralSeqGen.Generator.Tests.Conformance.IFixtureDriver
            {
                private readonly {{model}} _m = new(1);
                public ISequenceModel Model => _m;
                public void Predict(System.Array[] x, float[] y) => {{predict}};
                public void PredictOne(System.ReadOnlySpan<float> x, float[] y) => {{(isFloat ? "_m.PredictOne(x, y)" : Nothing)}};
                public void PredictLayer(string layer, System.Array[] x, float[] output) => {{layer}};
                public float TrainOnBatch(System.Array[] x, System.Array y) => _m.TrainOnBatch({{x}}, {{y}});
                public float ComputeGradients(System.Array[] x, System.Array y, float[] gradients) => _m.ComputeGradients({{x}}, {{y}}, gradients);
                public float ComputeGradients(System.Array[] x, System.Array y, float[] gradients, float[] inputGradients) => {{(isFloat ? $"_m.ComputeGradients({x}, {y}, gradients, inputGradients)" : Nothing)}};
                public Evaluation Evaluate(System.Array[] x, System.Array y, int batchSize) => _m.Evaluate({{x}}, {{y}}, batchSize);
                public History Fit(System.Array[] x, System.Array y, FitOptions options) => _m.Fit({{x}}, {{y}}, options);
            }
            """;
    }

    private static string Type(FixtureTensor tensor, bool isFlat) =>
        (tensor.IsInteger ? "int[" : "float[") + new string(',', isFlat ? 0 : tensor.Shape.Length - 1) + "]";
}
