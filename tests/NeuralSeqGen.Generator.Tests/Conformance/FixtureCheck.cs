using System.Globalization;
using NeuralSeqGen.CompilerServices;
using NeuralSeqGen.Conformance;

namespace NeuralSeqGen.Generator.Tests.Conformance;

/// <summary>Runs one case and compares everything Keras computed, at the stated tolerances.</summary>
internal sealed partial class FixtureCheck(Fixture fixture, Func<string, IFixtureDriver> create)
{
    private readonly List<string> _differences = [];
    private readonly List<(string Tensor, float[] Values)> _batched = [];
    private readonly Array[] _x = Inputs(fixture, "");
    private readonly Array _y = Target(fixture, "");

    /// <summary>What differs, a line each; empty when all is right.</summary>
    public IReadOnlyList<string> Run()
    {
        CheckWeights();
        CheckOutputs();
        CheckGradients();
        CheckAdapt();
        if (fixture.IsTraining)
        {
            CheckSteps();
        }

        if (fixture.Has("history_loss"))
        {
            CheckFit();
        }

        CheckMetrics();
        return _differences;
    }

    /// <summary>What of the results of whole batches does not have the bits of another check's.</summary>
    public IEnumerable<string> BitsUnlike(FixtureCheck other) =>
        from pair in _batched.Zip(other._batched)
        where !pair.First.Values.AsSpan().SequenceEqual(pair.Second.Values)
        select pair.First.Tensor;

    private void CheckWeights()
    {
        var expected = fixture.Json.GetProperty("weights").EnumerateArray().Select(w => $"{w.GetProperty("name")} ({string.Join(", ", w.GetProperty("shape").EnumerateArray())})");
        var actual = create(fixture.ClassName).Model.Weights.Select(w => $"{w.Name} ({string.Join(", ", w.Shape.ToArray())})");
        Assert.Equal(expected, actual);
    }

    /// <summary>A frozen batch normalization has the function of inference and, switched on again, gradients too.</summary>
    private static void Thaw(ISequenceModel model)
    {
        object layers = model.GetType().GetProperty("Layers")!.GetValue(model)!;
        foreach (var layer in layers.GetType().GetProperties().Select(p => p.GetValue(layers)).OfType<BatchNormalizationLayer>())
        {
            layer.Trainable = true;
        }
    }

    private void CheckGradients()
    {
        if (IsWeighted)
        {
            CheckWeightedGradients();
            return;
        }

        // The gradients of an inference-mode function are those of the same model without dropout.
        var driver = Start(FixtureSource.NameOf(fixture, fixture.IsTraining ? FixtureVariant.Declared : FixtureVariant.Inference));
        if (!fixture.IsTraining)
        {
            Thaw(driver.Model);
        }

        float[] gradients = new float[driver.Model.ParameterCount];
        Compare("loss", [driver.ComputeGradients(_x, _y, gradients)]);
        CompareWeights("grad/", driver.Model, gradients);
        CheckInputGradients(driver, gradients);
        if (fixture.Has("data_loss"))
        {
            Compare("data_loss", [Start(FixtureSource.NameOf(fixture, FixtureVariant.DataLoss)).ComputeGradients(_x, _y, gradients)]);
        }

        // statistics of the batch make training another function than inference
        if (!fixture.Has("output_training"))
        {
            Compare("loss", [(float)Start(fixture.ClassName).Evaluate(_x, _y, fixture.Samples).Loss], " of Evaluate");
        }
    }

    private void CheckInputGradients(IFixtureDriver driver, float[] gradients)
    {
        if (_x is [float[] x])
        {
            float[] input = new float[x.Length];
            driver.ComputeGradients(_x, _y, gradients, input);
            Compare("grad/x", input);
        }
        else if (_x.Length > 1)
        {
            // one after the other for all inputs that have gradients
            string[] inputs = [.. fixture.Inputs.Where(input => fixture.Has("grad/" + input))];
            float[] all = new float[inputs.Sum(input => fixture[input].Values.Length)];
            var core = LoadedModels.CoreOf(driver.Model);
            core.ComputeGradients(_x, [_y], gradients, all);
            int start = 0;
            foreach (string input in inputs)
            {
                int length = fixture[input].Values.Length;
                Compare("grad/" + input, all[start..(start + length)]);
                start += length;
            }
        }
    }

    private void CheckSteps()
    {
        var driver = Start(fixture.ClassName);
        float[] losses = new float[fixture["losses"].Values.Length];
        for (int step = 1; step <= losses.Length; step++)
        {
            bool isSecondBatch = fixture.IsStateful && step == 2;
            losses[step - 1] = isSecondBatch ? driver.TrainOnBatch(Inputs(fixture, "_batch2"), Target(fixture, "_batch2")) : Train(driver);
            CompareWeights($"after{step}/", driver.Model, driver.Model.Parameters);
            CompareAverages($"ema{step}/", driver.Model);
        }

        Compare("losses", losses);
    }

    private void CheckFit()
    {
        var fit = fixture.Json.GetProperty("fit");
        int batchSize = fit.GetProperty("batch_size").GetInt32();
        var driver = Start(fixture.ClassName);
        var history = driver.Fit(_x, _y, new() { BatchSize = batchSize, Epochs = fit.GetProperty("epochs").GetInt32(), Shuffle = fit.GetProperty("shuffle").GetBoolean() });
        CompareWeights("fit/", driver.Model, driver.Model.Parameters);
        Compare("history_loss", [.. history["loss"].Select(loss => (float)loss)]);
        Compare("evaluate_loss", [(float)driver.Evaluate(_x, _y, batchSize).Loss]);
    }

    // models of one input are called in the flat form
    private static Array[] Inputs(Fixture fixture, string suffix) =>
        [.. fixture.Inputs.Select(input => fixture.Inputs.Count == 1 ? fixture[input + suffix].Flat() : fixture[input + suffix].Ranked())];

    private static Array Target(Fixture fixture, string suffix) => fixture.Inputs.Count == 1 ? fixture["y" + suffix].Flat() : fixture["y" + suffix].Ranked();

    private IFixtureDriver Start(string name)
    {
        var driver = create(name);
        using var edit = driver.Model.EditParameters();
        foreach (var weight in driver.Model.Weights)
        {
            fixture[weight.Name].Values.CopyTo(edit[weight.Name]);
        }

        return driver;
    }

    private void CompareWeights(string prefix, ISequenceModel model, ReadOnlySpan<float> values)
    {
        foreach (var weight in model.Weights.Where(w => fixture.Has(prefix + w.Name)))
        {
            Compare(prefix + weight.Name, values.Slice(weight.Offset, weight.Length).ToArray());
        }
    }

    private void Compare(string tensor, float[] actual, string how = "")
    {
        float[] expected = fixture[tensor].Values;
        Assert.Equal(expected.Length, actual.Length);
        if (how.Length == 0)
        {
            _batched.Add((tensor, [.. actual]));
        }

        int worst = Enumerable.Range(0, expected.Length).MaxBy(i => Excess(i) is double.NaN ? double.PositiveInfinity : Excess(i));
        if (!(Excess(worst) <= 0))
        {
            _differences.Add(string.Create(CultureInfo.InvariantCulture, $"{tensor}{how}[{worst}]: {actual[worst]:R}, expected {expected[worst]:R} ± {fixture.Tolerance(tensor, expected[worst]):G2}"));
        }

        double Excess(int i) => Math.Abs((double)actual[i] - expected[i]) - fixture.Tolerance(tensor, expected[i]);
    }
}
