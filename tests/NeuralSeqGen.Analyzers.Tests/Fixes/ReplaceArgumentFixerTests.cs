using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CodeFixes;

namespace NeuralSeqGen.Analyzers.Tests.Fixes;

/// <summary>What is put in the place of an argument fits the model: the repaired program compiles.</summary>
public sealed class ReplaceArgumentFixerTests
{
    private const string Usings = "using System.Collections.Generic; using NeuralSeqGen;";

    [Fact]
    public Task OtherElements() => ReplacementTest.VerifyAsync(new ReplaceArgumentFixer(), Usings,
        ("var x = new double[10, 6, 3]; new Label().Predict(x);",
            "var x = new double[10, 6, 3]; new Label().Predict(Sequences.ToSingle(x));"),
        ("new Label().Fit(new double[10, 6, 3], new double[10, 4]);",
            "new Label().Fit(Sequences.ToSingle(new double[10, 6, 3]), Sequences.ToSingle(new double[10, 4]));"),
        ("new Label().Fit(new double[180], new double[40]);",
            "new Label().Fit(Sequences.ToSingle(new double[180]), Sequences.ToSingle(new double[40]));"),
        ("new SparseLabel().Fit(new float[10, 6, 3], new long[10]);",
            "new SparseLabel().Fit(new float[10, 6, 3], Sequences.ToInt32(new long[10]));"),
        ("new SparseSteps().Fit(new float[10, 6, 3], new double[10, 6]);",
            "new SparseSteps().Fit(new float[10, 6, 3], Sequences.ToInt32(new double[10, 6]));"),
        ("new Next().Predict(new float[10, 6, 9]);",
            "new Next().Predict(Sequences.ArgMax(new float[10, 6, 9]));"),
        ("new Label().Predict(new int[10, 6]);",
            "new Label().Predict(Sequences.ToCategorical(new int[10, 6], 3));"),
        ("new YesNo().Fit(new float[10, 6, 3], new bool[10, 1]);",
            "new YesNo().Fit(new float[10, 6, 3], Sequences.ToSingle(new bool[10, 1]));"),
        ("_ = new FitOptions { ClassWeight = new Dictionary<int, float> { [0] = 2 } };",
            "_ = new FitOptions { ClassWeight = new Dictionary<int, double> { [0] = 2 } };"));

    [Fact]
    public Task OtherAxes() => ReplacementTest.VerifyAsync(new ReplaceArgumentFixer(), Usings,
        ("var y = new float[10]; new YesNo().Fit(new float[10, 6, 3], y);",
            "var y = new float[10]; new YesNo().Fit(new float[10, 6, 3], Sequences.AddFeatureAxis(y));"),
        ("new YesNo().Fit(new float[10, 6, 3], new bool[10]);",
            "new YesNo().Fit(new float[10, 6, 3], Sequences.AddFeatureAxis(Sequences.ToSingle(new bool[10])));"),
        ("new Series().Predict(new float[10, 20]);",
            "new Series().Predict(Sequences.AddFeatureAxis(new float[10, 20]));"),
        ("new Steps().Fit(new float[10, 6, 3], new int[10, 6]);",
            "new Steps().Fit(new float[10, 6, 3], Sequences.ToCategorical(new int[10, 6], 4));"),
        ("new Label().Fit(new float[10, 6, 3], new long[10]);",
            "new Label().Fit(new float[10, 6, 3], Sequences.ToCategorical(Sequences.ToInt32(new long[10]), 4));"),
        ("new SparseSteps().Fit(new float[10, 6, 3], new float[10, 6, 4]);",
            "new SparseSteps().Fit(new float[10, 6, 3], Sequences.ArgMax(new float[10, 6, 4]));"),
        ("new SparseLabel().Fit(new float[10, 6, 3], new double[10, 4]);",
            "new SparseLabel().Fit(new float[10, 6, 3], Sequences.ArgMax(Sequences.ToSingle(new double[10, 4])));"));

    [Fact]
    public Task TheAxisOfTheBatch() => ReplacementTest.VerifyAsync(new ReplaceArgumentFixer(), Usings,
        ("new Label().PredictOne(new float[1, 6, 3]);",
            "new Label().PredictOne(new float[6, 3]);"),
        ("new Label().Predict(new float[6, 3]);",
            "new Label().Predict(new float[1, 6, 3]);"),
        ("new Next().PredictOne(new int[1, 6]);",
            "new Next().PredictOne(new int[6]);"));

    [Fact]
    public Task SeveralArrays() => ReplacementTest.VerifyAsync(new ReplaceArgumentFixer(), Usings,
        ("new Label().Predict(new float[10][][]);",
            "new Label().Predict(Sequences.Pad(new float[10][][], 6));"),
        ("new Label().Predict(new List<float[,]>());",
            "new Label().Predict(Sequences.Pad(new List<float[,]>(), 6));"),
        ("new Next().Predict(new int[10][]);",
            "new Next().Predict(Sequences.Pad(new int[10][], 6));"),
        ("new Label().Fit(new float[10, 6, 3], new List<float[]>());",
            "new Label().Fit(new float[10, 6, 3], Sequences.Stack(new List<float[]>()));"),
        ("var y = new List<int>(); new SparseLabel().Fit(new float[10, 6, 3], y);",
            "var y = new List<int>(); new SparseLabel().Fit(new float[10, 6, 3], [.. y]);"));

    [Fact]
    public Task OtherOrder() => ReplacementTest.VerifyAsync(new ReplaceArgumentFixer(), Usings,
        ("var (x, y) = (new float[10, 6, 3], new float[10, 4]); new Label().Fit(y, x, new() { Epochs = 2 });",
            "var (x, y) = (new float[10, 6, 3], new float[10, 4]); new Label().Fit(x, y, new() { Epochs = 2 });"),
        ("var (a, b) = (new float[10, 6, 3], new float[10, 6, 3]); new Several().Predict((a, b));",
            "var (a, b) = (new float[10, 6, 3], new float[10, 6, 3]); new Several().Predict(a, b);"),
        ("var pair = (First: new float[10, 6, 3], new float[10, 6, 3]); new Several().Predict(pair);",
            "var pair = (First: new float[10, 6, 3], new float[10, 6, 3]); new Several().Predict(pair.First, pair.Item2);"));

    [Fact]
    public Task WithoutUsing_TheHelperIsNamedInFull() => ReplacementTest.VerifyAsync(
        new ReplaceArgumentFixer(), "", ("new Label().Predict(new double[10, 6, 3]);", "new Label().Predict(NeuralSeqGen.Sequences.ToSingle(new double[10, 6, 3]));"));

    [Fact]
    public Task EveryCall_IsRepairedAtOnce() => CallTest.VerifyReplacementAsync(
        "var x = new double[10, 6, 3]; new Label().Predict({|CS1503:{|NSG0317:x|}|}); new Steps().Predict({|CS1503:{|NSG0317:x|}|});",
        "var x = new double[10, 6, 3]; new Label().Predict(Sequences.ToSingle(x)); new Steps().Predict(Sequences.ToSingle(x));");

    [Fact]
    public Task WhereNothingIsCertainToFit_NothingIsOffered() => ReplacementTest.VerifyAsync(new ReplaceArgumentFixer(), Usings,
        ("new Label().Predict(new decimal[10, 6, 3]);",
            "new Label().Predict(new decimal[10, 6, 3]);"),
        ("new Label().Predict(new float[10, 3]);",
            "new Label().Predict(new float[10, 3]);"),
        ("new Several().Predict(new float[10, 6, 3]);",
            "new Several().Predict(new float[10, 6, 3]);"),
        ("new Label().PredictOne(new float[2, 6, 3]);",
            "new Label().PredictOne(new float[2, 6, 3]);"),
        ("new SparseLabel().Fit(new float[10, 6, 3], new string[10]);",
            "new SparseLabel().Fit(new float[10, 6, 3], new string[10]);"));
}
