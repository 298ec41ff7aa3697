namespace Speed;

/// <summary>Predict of few samples, in the time of as many PredictOne and of what a full group takes: no number of samples should cost much more than the cheaper of the two.</summary>
internal static class FewSamples
{
    private const int Group = 16;

    private delegate void Call(ReadOnlySpan<float> x, Span<float> y);

    public static void Run(double seconds)
    {
        Model1 model1 = new(1);
        Gru128 gru128 = new(1);
        Measure("model1", seconds, 64 * 15, 64 * 8, model1.PredictOne, model1.Predict);
        Measure("gru128", seconds, 128 * 64, 128 * 64, gru128.PredictOne, gru128.Predict);
    }

    private static void Measure(string model, double seconds, int input, int output, Call one, Call predict)
    {
        float[] x = RandomData.Inputs(Group * input), y = new float[Group * output];
        double ones = Figure.Median(seconds, () =>
        {
            for (int i = 0; i < Group; i++)
            {
                one(x.AsSpan(i * input, input), y.AsSpan(i * output, output));
            }
        }) / Group;
        Figure.Print(model, "predict_one", ones * 1e6, "us");
        foreach (int count in new[] { 1, 2, 4, 8, Group })
        {
            double time = Figure.Median(seconds, () => predict(x.AsSpan(0, count * input), y.AsSpan(0, count * output)));
            Figure.Print(model, $"predict_{count}", time * 1e6, "us");
            Figure.Print(model, $"predict_{count}_in_predict_one", time / ones, "calls");
        }
    }
}
