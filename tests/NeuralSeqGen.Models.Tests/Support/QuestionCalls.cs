namespace NeuralSeqGen.Models.Tests;

/// <summary>Calls every generated method of the question's models once at every width.</summary>
internal static class QuestionCalls
{
    private const int Samples = 20;

    public static void Everything()
    {
        foreach (int bits in Widths.Bits)
        {
            float[,,] x = RandomData.Floats(1, Samples, 64, 15);
            var model1 = Widths.Make(bits, () => new Model1());
            Everything(model1, x, RandomData.Targets(2, Samples, 64, 8));
            model1.ComputeGradients(x, RandomData.Targets(2, Samples, 64, 8), new float[Model1.ParameterCount], new float[x.Length]);
            model1.PredictOne(RandomData.Sample(x, 0));
            model1.Step(Sequences.AsSpan(x)[..15], new float[8], model1.CreateState());
            var model2 = Widths.Make(bits, () => new Model2());
            Everything(model2, x, RandomData.Targets(2, Samples, 64, 8));
            var model3 = Widths.Make(bits, () => new Model3());
            Everything(model3, x, RandomData.Targets(2, Samples, 8));
            model3.PredictOne(RandomData.Sample(x, 0));
            model3.Step(Sequences.AsSpan(x)[..15], new float[8], model3.CreateState());
        }
    }

    private static void Everything<TModel, TInput, TTarget, TOutput>(ISequenceModel<TModel, TInput, TTarget, TOutput> model, TInput x, TTarget y)
        where TModel : ISequenceModel<TModel, TInput, TTarget, TOutput>
    {
        model.Predict(x);
        model.Fit(x, y);
        model.Evaluate(x, y);
    }
}
