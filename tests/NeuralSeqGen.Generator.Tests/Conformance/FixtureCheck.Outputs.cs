namespace NeuralSeqGen.Generator.Tests.Conformance;

/// <summary>Outputs: of whole batches, of samples one by one, of steps one by one, of every layer.</summary>
internal sealed partial class FixtureCheck
{
    private delegate bool StepCall(ReadOnlySpan<float> x, Span<float> y, StreamState state);

    private void CheckOutputs()
    {
        var driver = Start(fixture.ClassName);
        float[] output = new float[fixture["output"].Values.Length];
        driver.Predict(_x, output);
        Compare("output", output);
        if (fixture.IsStateful)
        {
            driver.Predict(Inputs(fixture, "_batch2"), output);
            Compare("output_batch2", output);
        }
        else if (_x is [float[] x])
        {
            Compare("output", OneByOne(driver, x, output.Length), " of PredictOne");
            CheckStreaming(driver.Model, x);
        }

        foreach (string tensor in fixture.Tensors.Where(t => t.StartsWith("act/", StringComparison.Ordinal)))
        {
            float[] actual = new float[fixture[tensor].Values.Length];
            Start(fixture.ClassName).PredictLayer(tensor["act/".Length..], _x, actual);
            Compare(tensor, actual);
        }
    }

    private float[] OneByOne(IFixtureDriver driver, float[] x, int length)
    {
        float[] all = new float[length];
        float[] one = new float[length / fixture.Samples];
        for (int i = 0; i < fixture.Samples; i++)
        {
            driver.PredictOne(x.AsSpan(i * (x.Length / fixture.Samples), x.Length / fixture.Samples), one);
            one.CopyTo(all, i * one.Length);
        }

        return all;
    }

    /// <summary>For causal models: the steps of each sample, one after the other.</summary>
    private void CheckStreaming(ISequenceModel model, float[] x)
    {
        if (model.GetType().GetMethod("Step") is not { } method || method.IsDefined(typeof(ObsoleteAttribute), inherit: false))
        {
            return;
        }

        var step = method.CreateDelegate<StepCall>(model);
        int steps = fixture["x"].Shape[1], features = x.Length / fixture.Samples / steps;
        // a sequence of other steps than the input's, such as a repeated vector, is one whole
        int outputs = fixture["output"].Shape.Length > 2 && fixture["output"].Shape[1] == steps ? steps : 1, width = fixture["output"].Values.Length / fixture.Samples / outputs;
        float[] all = new float[fixture.Samples * outputs * width];
        for (int sample = 0; sample < fixture.Samples; sample++)
        {
            var state = (StreamState)model.GetType().GetMethod("CreateState")!.Invoke(model, null)!;
            for (int t = 0; t < steps; t++)
            {
                Assert.True(step(x.AsSpan(((sample * steps) + t) * features, features), all.AsSpan(((sample * outputs) + Math.Min(t, outputs - 1)) * width, width), state));
            }
        }

        Compare("output", all, " of Step");
    }
}
