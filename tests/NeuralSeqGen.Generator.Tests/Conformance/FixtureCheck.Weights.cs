using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Generator.Tests.Conformance;

/// <summary>Cases with weights of samples or steps, and metrics with them and without.</summary>
internal sealed partial class FixtureCheck
{
    private bool IsWeighted => fixture.Has("sample_weight");

    private float[]? SampleWeight => IsWeighted && fixture["sample_weight"].Shape.Length == 1 ? fixture["sample_weight"].Values : null;

    private float[,]? StepWeight => IsWeighted && fixture["sample_weight"].Shape.Length == 2 ? (float[,])fixture["sample_weight"].Ranked() : null;

    private Array[] RankedInputs => [.. fixture.Inputs.Select(input => fixture[input].Ranked())];

    // the flat forms take no weights
    private float Train(IFixtureDriver driver) => !IsWeighted ? driver.TrainOnBatch(_x, _y)
        : LoadedModels.CoreOf(driver.Model).TrainOnBatch(RankedInputs, [fixture["y"].Ranked()], SampleWeight, new TargetWeights(StepWeight, []));

    private Evaluation Evaluate(IFixtureDriver driver, int batchSize) => !IsWeighted ? driver.Evaluate(_x, _y, batchSize)
        : LoadedModels.CoreOf(driver.Model).Evaluate(RankedInputs, [fixture["y"].Ranked()], batchSize, SampleWeight, new TargetWeights(StepWeight, []));

    /// <summary>ComputeGradients takes no weights, but a step of plain SGD with learning rate 1 subtracts the gradients.</summary>
    private void CheckWeightedGradients()
    {
        Assert.Equal("SGD", fixture.Json.GetProperty("optimizer").GetProperty("class_name").GetString());
        var driver = Start(fixture.ClassName);
        driver.Model.LearningRate = 1;
        float[] before = driver.Model.Parameters.ToArray();
        Compare("loss", [Train(driver)]);
        CompareWeights("grad/", driver.Model, [.. before.Zip(driver.Model.Parameters.ToArray(), (a, b) => a - b)]);
        Compare("loss", [(float)Evaluate(Start(fixture.ClassName), fixture.Samples).Loss], " of Evaluate");
    }

    private void CheckMetrics()
    {
        if (!fixture.Has("metrics"))
        {
            return;
        }

        var evaluation = Evaluate(Start(fixture.ClassName), fixture.Json.GetProperty("evaluate_batch_size").GetInt32());
        Compare("evaluate_loss", [(float)evaluation.Loss]);
        CompareMetrics(evaluation, "metrics", "m");
        if (fixture.Has("weighted_metrics"))
        {
            CompareMetrics(evaluation, "weighted_metrics", "w");
        }
    }

    private void CompareMetrics(Evaluation evaluation, string tensor, string prefix) => Compare(tensor, [.. Enumerable.Range(0, fixture[tensor].Values.Length).Select(i => (float)evaluation[prefix + i])]);
}
