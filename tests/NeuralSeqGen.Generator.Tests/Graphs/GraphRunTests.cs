using NeuralSeqGen.Generator.Tests.RandomModels;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>A model with two inputs and two outputs, run: every form of a call, the losses in the log, what is refused and how it is named.</summary>
public sealed class GraphRunTests
{
    private static readonly Lazy<LoadedModels> Models = new(() => QuickLoad.Of(GeneratorHarness.Run(GraphModels.TwoByTwo, TwoByTwoProbe.Source)));

    [Fact]
    public void Log_HasTheTotal_EachOutputsLoss_AndMetricsUnderTheOutputsName()
    {
        double[] log = Run("log");
        Assert.All(log, value => Assert.True(double.IsFinite(value)));
        Assert.Equal(4 + 4, log.Length);
        Assert.Equal(3, log[^1]);
        double[] e = Run("evaluate");
        Assert.Equal(e[0], e[1], 5);
    }

    [Fact]
    public void OwnLosses_AreThoseOfThePredictions_WithoutTheirWeights()
    {
        double[] means = Run("means");
        Assert.Equal(means[0], means[2], 5);
        Assert.Equal(means[1], means[3], 5);
    }

    [Theory]
    [InlineData("flat predict", 0)]
    [InlineData("one", 1e-6)]
    [InlineData("train", 0)]
    [InlineData("fit", 0)]
    public void Forms_GiveTheSame(string what, double tolerance) => Assert.All(Run(what), difference => Assert.InRange(Math.Abs(difference), 0, tolerance));

    [Fact]
    public void AnyLayer_CanBeSeen() => Assert.Equal([5, 0], Run("layer"));

    [Fact]
    public void Gradients_OfBothInputs_FollowOneAnother() => Assert.All(Run("gradients"), difference => Assert.InRange(Math.Abs(difference), 0, 2e-4));

    [Fact]
    public void Weights_OfSteps_AreThoseOfTheirOutput_AndOfSamples_ThoseOfAll()
    {
        double[] steps = Run("step weights");
        Assert.Equal(steps[0], steps[1], 6);
        Assert.Equal(0, steps[2]);
        Assert.Equal([0, 0, 0], Run("sample weights"));
        Assert.All(Run("own sample weights"), value => Assert.Equal(0, value, 6));
    }

    [Theory]
    [InlineData("shape", "previous", "NSG0306: TwoByTwo.Fit: 'previous' is (19, 5, 2) but the model takes (n, 4, 2)")]
    [InlineData("count", "value", "NSG0309: TwoByTwo.Evaluate: 'value' has 18 samples but 'source' has 19")]
    [InlineData("label", "kind", "NSG0308: TwoByTwo.Fit: 'kind' holds the label 2 at kind[4], but the output has 2 classes")]
    [InlineData("target", "value", "NSG0306: TwoByTwo.Evaluate: 'value' is (19, 3, 3) but [Dense(3)]")]
    [InlineData("weights", "valueStepWeight", "NSG0310: TwoByTwo.Evaluate: 'valueStepWeight' is (19, 5), (19, 4) expected")]
    [InlineData("own sample weights of others", "kindSampleWeight", "NSG0310: TwoByTwo.Evaluate: 'kindSampleWeight' is (18,), (19,) expected: one weight per sample")]
    [InlineData("classes", "options", "TwoByTwo.Fit: ClassWeight is for models with one target, this one has 2")]
    [InlineData("held", "validationData.Value", "NSG0307: TwoByTwo.Fit: 'validationData.Value' is (19, 4, 2) but [Dense(3)]")]
    [InlineData("buffer", "kindOut", "NSG0306: TwoByTwo.Predict: 'kindOut' has 19 values, 38 expected")]
    public void Refusal_NamesTheParameter(string what, string parameter, string sentence)
    {
        var exception = Assert.ThrowsAny<ArgumentException>(() => Run(what));
        Assert.Equal(parameter, exception.ParamName);
        Assert.StartsWith(sentence, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shapes_AreThoseOfTheNodes() => Assert.Equal([6, 3, 4, 2, 4, 3, 2], Run("shapes"));

    [Fact]
    public void GenericCode_SeesTuples() => Assert.Equal([38], Run("generic"));

    private static double[] Run(string what) => Models.Value.Instance<IGraphProbe>("Probe").Run(what);
}
