namespace NeuralSeqGen.Tests.Core;

public class AllocationTests
{
    [Theory]
    [InlineData(1), InlineData(2)]
    public void Fit_PerBatch_AllocatesNothing(int threads)
    {
        var (x, y) = LinearData.Make(640);
        var model = new LinearModel(seed: 1, phases: 2, dropout: 0.1f, l2: 0.01);
        long Run(int batchSize)
        {
            FitOptions options = new() { BatchSize = batchSize, MaxDegreeOfParallelism = threads, Epochs = 2 };
            model.Fit(x, y, options);
            long before = GC.GetAllocatedBytesForCurrentThread();
            model.Fit(x, y, options);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        // 40 batches of 16 or 4 batches of 160, twice: what a batch allocated would show as a difference in every run. The runtime's own queue and
        // locks allocate when threads have to wait for one another, which a batch does not: the least of five runs is without it.
        long few = Enumerable.Range(0, 5).Min(_ => Run(160));
        long many = Enumerable.Range(0, 5).Min(_ => Run(16));
        Assert.InRange(many - few, -64, 64);
    }

    [Fact]
    public void FlatCalls_AfterTheFirst_AllocateNothing()
    {
        var (x, y) = LinearData.Make(200);
        var model = new LinearModel(seed: 1);
        float[] output = new float[600], gradients = new float[model.ParameterCount];
        float[] sampleWeight = new float[200];
        sampleWeight.AsSpan().Fill(1f);
        var state = model.Core.CreateState();
        void Calls()
        {
            model.Core.PredictSpan(LinearData.Flat(x), output);
            model.Core.PredictOneSpan(LinearData.Flat(x)[..5], output.AsSpan(0, 3));
            model.Core.TrainOnBatchSpan(LinearData.Flat(x), LinearData.Flat(y));
            model.Core.TrainOnBatch([x], [y], sampleWeight);
            model.Core.ComputeGradientsSpan(LinearData.Flat(x), LinearData.Flat(y), gradients);
            model.Core.ComputeGradients([x], [y], gradients);
            model.Core.PredictLayerSpan("dense_1", LinearData.Flat(x), output);
            model.ApplyGradients(gradients);
            model.Core.Step(LinearData.Flat(x)[..5], output.AsSpan(0, 3), state);
        }
        for (int i = 0; i < 20; i++)
        {
            Calls();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 50; i++)
        {
            Calls();
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64);
    }
}
