using NeuralSeqGen.Conformance;

namespace NeuralSeqGen.Generator.Tests.Conformance;

/// <summary>What stands beside the weights: their moving averages, and what a layer learns from data before training.</summary>
internal sealed partial class FixtureCheck
{
    /// <summary>The averages that a checkpoint holds.</summary>
    private void CompareAverages(string prefix, ISequenceModel model)
    {
        string[] weights = [.. model.Weights.Select(w => w.Name).Where(name => fixture.Has(prefix + name))];
        if (weights.Length == 0)
        {
            return;
        }

        using var file = new MemoryStream();
        model.SaveWeights(file, new() { IncludeOptimizer = true });
        var saved = FixtureTensor.LoadAll(file.ToArray());
        foreach (string weight in weights)
        {
            Compare(prefix + weight, saved["optimizer/average/" + weight].Values);
        }
    }

    /// <summary>The layer's weights once it has seen the data, starting from those of a new model.</summary>
    private void CheckAdapt()
    {
        if (!fixture.Json.TryGetProperty("adapt", out var adapt))
        {
            return;
        }

        var model = create(fixture.ClassName).Model;
        object layers = model.GetType().GetProperty("Layers")!.GetValue(model)!;
        var layer = layers.GetType().GetProperties().Select(p => p.GetValue(layers)).OfType<NormalizationLayer>().Single(view => view.Name == adapt.GetProperty("layer").GetString());
        layer.Adapt(fixture[adapt.GetProperty("data").GetString()!].Values);
        CompareWeights("adapted/", model, model.Parameters);
    }
}
