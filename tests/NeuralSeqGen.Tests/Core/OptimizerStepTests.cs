using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

public class OptimizerStepTests
{
    private static readonly OptimizerDefinition Plain = new("sgd", 1.0, ["momentum"]);

    [Fact]
    public void ClipNorm_EachWeight_ByItself()
    {
        var model = Zero(Plain with { ClipNorm = 2 });
        float[] gradients = new float[18];
        gradients.AsSpan(0, 15).Fill(3f);
        gradients.AsSpan(15).Fill(0.5f);
        model.ApplyGradients(gradients);
        Assert.All(model.Parameters[..15].ToArray(), v => Assert.Equal(-2 / Math.Sqrt(15), v, 1e-6));
        Assert.All(model.Parameters[15..].ToArray(), v => Assert.Equal(-0.5f, v));
    }

    [Fact]
    public void GlobalClipNorm_AllWeights_Jointly()
    {
        var model = Zero(Plain with { GlobalClipNorm = 2 });
        float[] gradients = new float[18];
        gradients.AsSpan().Fill(3f);
        model.ApplyGradients(gradients);
        Assert.All(model.Parameters.ToArray(), v => Assert.Equal(-2 / Math.Sqrt(18), v, 1e-6));
    }

    [Fact]
    public void ClipValue_EachElement_IsCut()
    {
        var model = Zero(Plain with { ClipValue = 2 });
        float[] gradients = new float[18];
        (gradients[0], gradients[1], gradients[2]) = (5f, -5f, 1f);
        model.ApplyGradients(gradients);
        Assert.Equal([-2f, 2f, -1f, 0f], model.Parameters[..4].ToArray());
    }

    [Fact]
    public void GradientAccumulation_Mean_EveryNth()
    {
        var model = Zero(Plain with { GradientAccumulationSteps = 3 });
        foreach (float value in new[] { 1f, 2f, 6f })
        {
            Assert.All(model.Parameters.ToArray(), v => Assert.Equal(0f, v));
            float[] gradients = new float[18];
            gradients.AsSpan().Fill(value);
            model.ApplyGradients(gradients);
        }
        Assert.All(model.Parameters.ToArray(), v => Assert.Equal(-3f, v));
    }

    [Fact]
    public void UseEma_AfterFit_WeightsAreTheAverage()
    {
        var (x, y) = LinearData.Make(48);
        var steps = new List<float[]>();
        var plain = new LinearModel(seed: 4);
        plain.Fit(x, y, new() { BatchSize = 16, Callbacks = [new LambdaCallback { BatchEnd = _ => steps.Add(plain.Parameters.ToArray()) }] });
        var averaged = new LinearModel(seed: 4, optimizer: new("sgd", 0.05, ["momentum"]) { UseEma = true, EmaMomentum = 0.75 });
        averaged.Fit(x, y, new() { BatchSize = 16 });
        for (int i = 0; i < 18; i++)
        {
            Assert.Equal(0.75f * (0.75f * steps[0][i] + 0.25f * steps[1][i]) + 0.25f * steps[2][i], averaged.Parameters[i], 1e-6f);
        }

        Assert.Equal(averaged.Parameters[17], averaged.Predict(new float[1, 5])[0, 2]);
    }

    [Theory]
    [InlineData(Constraint.NonNegative), InlineData(Constraint.UnitNorm), InlineData(Constraint.MaxNorm)]
    public void Constraint_AfterEachStep_Holds(Constraint constraint)
    {
        var model = new LinearModel(seed: 4, optimizer: Plain, constraint: constraint);
        float[] gradients = new float[18];
        for (int i = 0; i < 18; i++)
        {
            gradients[i] = i % 4 - 1.7f;
        }

        for (int i = 0; i < 3; i++)
        {
            model.ApplyGradients(gradients);
        }

        for (int column = 0; column < 3; column++)
        {
            double norm = Math.Sqrt(Enumerable.Range(0, 5).Sum(row => (double)model.Parameters[row * 3 + column] * model.Parameters[row * 3 + column]));
            if (constraint == Constraint.UnitNorm)
            {
                Assert.Equal(1, norm, 1e-5);
            }

            if (constraint == Constraint.MaxNorm)
            {
                Assert.InRange(norm, 0, 2.00001);
            }
        }
        if (constraint == Constraint.NonNegative)
        {
            Assert.All(model.Parameters[..15].ToArray(), v => Assert.True(v >= 0));
        }

        Assert.Contains(model.Parameters[15..].ToArray(), v => v < 0 || v > 2);
    }

    [Fact]
    public void NotTrainable_WeightAndLayer_StayAsTheyAre()
    {
        var (x, y) = LinearData.Make(48);
        var half = new LinearModel(seed: 4, trainableKernel: false);
        float[] kernel = half.Parameters[..15].ToArray();
        half.Fit(x, y, new() { BatchSize = 16 });
        Assert.Equal(kernel, half.Parameters[..15].ToArray());
        Assert.NotEqual(0f, half.Parameters[15]);

        var model = new LinearModel(seed: 4);
        IParameterStore store = model.Core;
        store.SetLayerTrainable("dense_1", false);
        Assert.False(store.IsLayerTrainable("dense_1"));
        float[] before = model.Parameters.ToArray();
        model.Fit(x, y);
        Assert.Equal(before, model.Parameters.ToArray());
        Assert.Contains("Non-trainable params: 18", model.GetSummary());
        store.SetLayerTrainable("dense_1", true);
        model.Fit(x, y);
        Assert.NotEqual(before, model.Parameters.ToArray());
    }

    [Fact]
    public void Step_CountsFromOneThroughAllWaysToTrain()
    {
        // The program lowers the rate with the step: three steps of gradient 1 without momentum's memory would differ.
        var model = Zero(Plain);
        float[] gradients = new float[18];
        gradients.AsSpan().Fill(1f);
        float expected = 0, velocity = 0;
        for (int step = 1; step <= 3; step++)
        {
            model.ApplyGradients(gradients);
            velocity = 0.9f * velocity - (float)(1 / (1 + 0.01 * (step - 1)));
            expected += velocity;
            Assert.All(model.Parameters.ToArray(), v => Assert.Equal(expected, v));
        }
    }

    [Fact]
    public void LargeWeights_ManyThreads_SameBits()
    {
        // Long enough for pieces on several threads in merging and updating, and not a multiple of 16.
        var (x, y) = LinearData.Make(70, features: 301, units: 333);
        float[]? first = null;
        foreach (int threads in new[] { 1, 4 })
        {
            var model = new LinearModel(seed: 4, features: 301, units: 333, optimizer: new("sgd", 0.01, ["momentum"]));
            model.Fit(x, y, new() { BatchSize = 64, MaxDegreeOfParallelism = threads });
            first ??= model.Parameters.ToArray();
            Assert.Equal(first, model.Parameters.ToArray());
        }
    }

    private static LinearModel Zero(OptimizerDefinition optimizer)
    {
        var model = new LinearModel(optimizer: optimizer);
        using var edit = model.EditParameters();
        edit.Values.Clear();
        return model;
    }
}
