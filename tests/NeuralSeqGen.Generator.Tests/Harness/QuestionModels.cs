namespace NeuralSeqGen.Generator.Tests;

/// <summary>The question's models, generated and compiled once for all tests that only look at them.</summary>
internal static class QuestionModels
{
    private static readonly Lazy<GeneratorRun> LazyRun = new(() => GeneratorHarness.Run(Question.Model1, Question.Model2, Question.Model3));
    private static readonly Lazy<LoadedModels> LazyLoaded = new(() => LazyRun.Value.Load());

    public static GeneratorRun Run => LazyRun.Value;

    public static LoadedModels Loaded => LazyLoaded.Value;
}
