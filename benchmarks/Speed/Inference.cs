namespace Speed;

/// <summary>Inference of model1: one sequence, one streaming step, a batch of 128; the calls of the flat forms, which allocate nothing.</summary>
internal static class Inference
{
    private const int Calls = 200;

    public static void Run(double seconds)
    {
        var model = new Model1(1);
        float[] x = RandomData.Inputs(128 * 64 * 15), y = new float[128 * 64 * 8];
        double one = Figure.Median(seconds, () =>
        {
            for (int i = 0; i < Calls; i++)
            {
                model.PredictOne(x.AsSpan(0, 64 * 15), y.AsSpan(0, 64 * 8));
            }
        });
        Figure.Print("model1", "one_sequence", one / Calls * 1e6, "us");

        var state = model.CreateState();
        double step = Figure.Median(seconds, () =>
        {
            for (int i = 0; i < Calls; i++)
            {
                model.Step(x.AsSpan(0, 15), y.AsSpan(0, 8), state);
            }
        });
        Figure.Print("model1", "streaming_step", step / Calls * 1e6, "us");

        double batch = Figure.Median(seconds, () => model.Predict(x, y));
        Figure.Print("model1", "inference_batch_128", 128 / batch, "samples/s");

        long before = GC.GetAllocatedBytesForCurrentThread();
        model.Predict(x, y);
        Figure.Print("model1", "allocated_by_predict", GC.GetAllocatedBytesForCurrentThread() - before, "bytes");
    }
}
