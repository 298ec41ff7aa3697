using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

/// <summary>The sentences for sequence models: what users of Keras get wrong, and what they are told.</summary>
public class ShapeSentenceTests
{
    [Fact]
    public void SequenceToLabel_TargetPerStep_NamesTheLayerThatDropsTime() =>
        Check(Model3(), "y", new float[1000, 64, 8], "NSG0301", "[Gru(16)] #1",
            "NSG0301: Model3.Fit: the model is sequence-to-label: its output is (n, 8) because [Gru(16)] #1 returns only its last step, but 'y' is (1000, 64, 8), 3 axes where the target has 2. "
            + "Set ReturnSequences = true on [Gru(16)] #1, or pass one label per sequence.");

    [Fact]
    public void SequenceToSequence_TargetPerSequence_NamesTheLayerThatKeepsTime() =>
        Check(Model1(), "y", new float[1000, 8], "NSG0302", "[Gru(16, ReturnSequences = true)] #1",
            "NSG0302: Model1.Fit: the model is sequence-to-sequence: its output is (n, 64, 8) because [Gru(16, ReturnSequences = true)] #1 returns every step, but 'y' is (1000, 8), 2 axes where the target has 3. "
            + "Set ReturnSequences = false on [Gru(16, ReturnSequences = true)] #1, or pass one label per step.");

    /// <summary>Whatever runs along the steps, it is asked what it gives, not what it is called.</summary>
    [Theory]
    [InlineData("RNN", "[StackedRnn(1), Gru(16)] #1")]
    [InlineData("ConvLSTM1D", "[ConvLstm1D(16, 2)] #1")]
    [InlineData("Bidirectional", "[Bidirectional, Gru(8)] #1")]
    public void TheLayerThatDropsTime_IsNamed_WhateverItsClass(string className, string display) =>
        Check(Model("Model3", new("layer_1", className, display, [16], 0, false) { GivesEveryStep = false }, [8]), "y", new float[1000, 64, 8], "NSG0301", display,
            $"NSG0301: Model3.Fit: the model is sequence-to-label: its output is (n, 8) because {display} returns only its last step, but 'y' is (1000, 64, 8), 3 axes where the target has 2. "
            + $"Set ReturnSequences = true on {display}, or pass one label per sequence.");

    [Fact]
    public void ALayerBehindWhichTheRankChanges_DecidedNothing() =>
        Check(Model("Model3", new("layer_1", "GRU", "[Gru(16, ReturnSequences = true)] #1", [64, 16], 0, true) { GivesEveryStep = true }, [8]), "y", new float[1000, 64, 8], "NSG0301", "[Dense(8)] #2",
            "NSG0301: Model3.Fit: the model is sequence-to-label: its output is (n, 8), but 'y' is (1000, 64, 8), 3 axes where the target has 2. Pass (n, 8).");

    [Fact]
    public void StepsOfTheTarget_AreFewer_SuggestsWindowsOrCropping() =>
        Check(Model1(), "y", new float[1000, 50, 8], "NSG0306", "[Dense(8)] #2",
            "NSG0306: Model1.Fit: 'y' is (1000, 50, 8) but [Dense(8)] #2 gives (n, 64, 8): 50 steps received, 64 expected. Every step of the output needs its target: cut x and y into windows of the same steps, or crop the output with [Cropping1D(14, 0)].");

    [Fact]
    public void StepsOfTheTarget_AreMore_SuggestsCropping() =>
        Check(Model1(), "y", new float[1000, 70, 8], "NSG0306", "[Dense(8)] #2",
            "NSG0306: Model1.Fit: 'y' is (1000, 70, 8) but [Dense(8)] #2 gives (n, 64, 8): 70 steps received, 64 expected. Crop y to 64 steps.");

    [Theory]
    [InlineData(50, "Set RepeatVector(50) for [RepeatVector(64)] #1.")]
    [InlineData(70, "Set RepeatVector(70) for [RepeatVector(64)] #1, or crop y to 64 steps.")]
    public void StepsOfTheTarget_Differ_SuggestsRepeatVectorWhereThereIsOne(int steps, string remedy) =>
        Check(Model("Model1", new("repeat_vector_1", "RepeatVector", "[RepeatVector(64)] #1", [64, 16], 0, true), [64, 8]), "y", new float[1000, steps, 8], "NSG0306", "[Dense(8)] #2",
            $"NSG0306: Model1.Fit: 'y' is (1000, {steps}, 8) but [Dense(8)] #2 gives (n, 64, 8): {steps} steps received, 64 expected. {remedy}");

    [Theory]
    [InlineData(64, "[Conv1D(16, 5)] #1 gives 60 steps of 64: set Padding = ConvolutionPadding.Same or Causal on it, or crop y to 60 steps.")]
    [InlineData(62, "Crop y to 60 steps.")]
    [InlineData(58, "Every step of the output needs its target: cut x and y into windows of the same steps, or crop the output with [Cropping1D(2, 0)].")]
    public void StepsOfTheTarget_Differ_SuggestsPaddingWhereAConvolutionTakesThem(int steps, string remedy) =>
        Check(Model("Model1", new("conv1d_1", "Conv1D", "[Conv1D(16, 5)] #1", [60, 16], 0, true), [60, 8]), "y", new float[1000, steps, 8], "NSG0306", "[Dense(8)] #2",
            $"NSG0306: Model1.Fit: 'y' is (1000, {steps}, 8) but [Dense(8)] #2 gives (n, 60, 8): {steps} steps received, 60 expected. {remedy}");

    [Theory]
    [InlineData("DepthwiseConv1D", 60, 64, "[Layer] #1 gives 60 steps of 64: set Padding = ConvolutionPadding.Same on it, or crop y to 60 steps.")]
    [InlineData("SeparableConv1D", 60, 64, "[Layer] #1 gives 60 steps of 64: set Padding = ConvolutionPadding.Same on it, or crop y to 60 steps.")]
    [InlineData("Conv1D", 32, 64, "Crop y to 32 steps.")]
    [InlineData("Conv1D", 30, 64, "Crop y to 30 steps.")]
    public void StepsOfTheTarget_Differ_PromisesOnlyWhatPaddingBringsBack(string kind, int given, int steps, string remedy) =>
        Check(Model("Model1", new("layer_1", kind, "[Layer] #1", [given, 16], 0, true), [given, 8]), "y", new float[1000, steps, 8], "NSG0306", "[Dense(8)] #2",
            $"NSG0306: Model1.Fit: 'y' is (1000, {steps}, 8) but [Dense(8)] #2 gives (n, {given}, 8): {steps} steps received, {given} expected. {remedy}");

    [Theory]
    [InlineData("Fit")]
    [InlineData("PredictOne")]
    public void OneFeature_LacksItsAxis(string method)
    {
        var definition = Series();
        var check = new ArgumentCheck(definition, PortLayout.Of(definition.Inputs, [], "x"), []);
        var exception = Assert.Throws<ShapeMismatchException>(() =>
        {
            if (method == "Fit")
            {
                check.Inputs(method, new PortArrays([new float[10, 20]]));
            }
            else
            {
                check.Sample(method, new PortArrays([new float[20]]));
            }
        });
        Assert.Equal("NSG0303", exception.RuleId);
        Assert.EndsWith("One feature has an axis, too: pass Sequences.AddFeatureAxis(x).", exception.Message.Split(" (Parameter")[0]);
    }

    [Theory]
    [InlineData("Predict", "This is one sample: call PredictOne, or pass (1, 20, 1).")]
    [InlineData("Fit", "This is one sample: pass (1, 20, 1).")]
    public void OneSample_LacksTheBatch(string method, string remedy)
    {
        var definition = Series();
        var check = new ArgumentCheck(definition, PortLayout.Of(definition.Inputs, [], "x"), []);
        Assert.EndsWith(remedy, Assert.Throws<ShapeMismatchException>(() => check.Inputs(method, new PortArrays([new float[20, 1]]))).Message.Split(" (Parameter")[0]);
    }

    [Theory]
    [InlineData(9, 3, 0.2, 7, 2, "Shares that leave whole batches: 0.3 (6 and 3), 0.6 (3 and 6).")]
    [InlineData(1000, 32, 0.5, 500, 500, "")]
    [InlineData(3, 3, 0.5, 1, 2, "One batch cannot be split: pass validationData.")]
    public void AShareThatLeavesNoWholeBatches_SaysThoseThatDo(int samples, int batch, double share, int training, int validation, string remedy)
    {
        var definition = Series(batch);
        var check = new ArgumentCheck(definition, PortLayout.Of(definition.Inputs, [], "x"), []);
        var data = new TrainingData(null!, training, null, training, validation);
        var exception = Assert.Throws<ShapeMismatchException>(() => check.WholeBatches("Fit", data, share));
        Assert.Equal(("NSG0402", "options"), (exception.RuleId, exception.ParamName));
        Assert.StartsWith(FormattableString.Invariant($"NSG0402: Series.Fit: ValidationSplit = {share} leaves {training} of {samples} samples to train on and {validation} to validate on, but the model keeps states for batches of {batch}. "), exception.Message);
        Assert.Contains(remedy, exception.Message);
    }

    [Fact]
    public void SharesThatAreNamed_LeaveWhatIsSaid()
    {
        var random = new Random(1);
        for (int i = 0; i < 300; i++)
        {
            int batch = 1 + random.Next(40), samples = batch * (2 + random.Next(60));
            string[] named = WholeShares.Text(samples, batch, random.NextDouble()).Split("), ");
            Assert.InRange(named.Length, 1, 3);
            Assert.All(named, text =>
            {
                double share = double.Parse(text.Split(" (")[0], System.Globalization.CultureInfo.InvariantCulture);
                int training = (int)Math.Floor(samples * (1 - share));
                Assert.StartsWith($"{training} and {samples - training}", text.Split(" (")[1]);
                Assert.Equal((0, 0), (training % batch, (samples - training) % batch));
                Assert.InRange(training, 1, samples - 1);
            });
        }
    }

    private static ModelDefinition Series(int batch = 0) => new()
    {
        Name = "Series", ArchitectureHash = "", LossRows = [], Metrics = [], Weights = [], ParameterCount = 0, Inputs = [new("input_1", ElementType.Single) { Shape = [20, 1] }], Outputs = [], Targets = [],
        Layers = [new("input_1", "InputLayer", "[Input(20, 1)]", [20, 1], 0, true)], StatefulBatch = batch, Program = _ => throw new InvalidOperationException(),
    };

    [Fact]
    public void ClassesOfTheTarget_Differ_SuggestsUnits() =>
        Check(Model1(), "y", new float[1000, 64, 10], "NSG0307", "[Dense(8)] #2",
            "NSG0307: Model1.Fit: 'y' is (1000, 64, 10) but [Dense(8)] #2 gives (n, 64, 8): 10 values on the last axis received, 8 expected. Set the units of the last layer to 10, or pass targets of 8.");

    [Fact]
    public void TableForASequence_SaysTheTimeAxisIsMissing() =>
        Check(Model1(), "x", new float[1000, 15], "NSG0303", "[Input(64, 15)]",
            "NSG0303: Model1.Fit: 'x' is (1000, 15) but the model takes (n, 64, 15): it has 2 axes, 3 expected. A sequence model takes (samples, steps, features): reshape to (n, 64, 15).");

    [Fact]
    public void ExtraAxis_SaysWhatInputDeclares() =>
        Check(Model1(), "x", new float[10, 1, 64, 15], "NSG0304", "[Input(64, 15)]",
            "NSG0304: Model1.Fit: 'x' is (10, 1, 64, 15) but the model takes (n, 64, 15): it has 4 axes, 3 expected. [Input(64, 15)] declares the axes of one sample; drop the axes of extent 1, or declare more.");

    [Fact]
    public void TimeAndFeatures_Swapped_IsRecognised() =>
        Check(Model1(), "x", new float[1000, 15, 64], "NSG0305", "[Input(64, 15)]",
            "NSG0305: Model1.Fit: 'x' is (1000, 15, 64) but the model takes (n, 64, 15): time and features look swapped. Swap the axes of the array, or the arguments of [Input].");

    [Fact]
    public void StepsOfTheInput_Differ_SaysBoth() =>
        Check(Model1(), "x", new float[1000, 60, 15], "NSG0306", "[Input(64, 15)]",
            "NSG0306: Model1.Fit: 'x' is (1000, 60, 15) but the model takes (n, 64, 15): 60 steps received, 64 expected. Pass samples of (64, 15), or change [Input(64, 15)].");

    [Fact]
    public void SeveralInputs_AreNamedAsTheirParameters()
    {
        PortInfo[] ports = [new("source", ElementType.Int32) { Shape = [4] }, new("phones_in", ElementType.Single) { Shape = [4] }];
        Assert.Equal(["source", "phonesIn"], PortLayout.Of(ports, ["source", "phonesIn"], "x").Select(p => p.Argument));
        Assert.Equal("x", Assert.Single(PortLayout.Of(ports[..1], [], "x")).Argument);
        Assert.Equal([true, false], PortLayout.Of(ports, ["source", "phonesIn"], "x").Select(p => p.IsInt));
    }

    private static void Check(ModelDefinition definition, string argument, Array array, string rule, string layer, string sentence)
    {
        var check = new ArgumentCheck(definition, PortLayout.Of(definition.Inputs, [], "x"), PortLayout.Of(definition.Targets, [], "y"));
        var exception = Assert.Throws<ShapeMismatchException>(() =>
        {
            if (argument == "x")
            {
                check.Inputs("Fit", new PortArrays([array]));
            }
            else
            {
                check.Targets("Fit", new PortArrays([array]), 1000);
            }
        });
        Assert.Equal(sentence, exception.Message.Split(" (Parameter")[0]);
        Assert.Equal((rule, argument, layer), (exception.RuleId, exception.ParamName, exception.Layer));
    }

    private static ModelDefinition Model1() => Model("Model1", "[Gru(16, ReturnSequences = true)] #1", [64, 16], [64, 8]);

    private static ModelDefinition Model3() => Model("Model3", "[Gru(16)] #1", [16], [8]);

    private static ModelDefinition Model(string name, string gru, int[] hidden, int[] output) => Model(name, new("gru_1", "GRU", gru, hidden, 0, hidden.Length > 1) { GivesEveryStep = hidden.Length > 1 }, output);

    private static ModelDefinition Model(string name, LayerDefinition hidden, int[] output) => new()
    {
        Name = name, ArchitectureHash = "", LossRows = [output.Length > 1 ? output[0] : 1], Metrics = [], Weights = [], ParameterCount = 0, Loss = "categorical_crossentropy",
        Inputs = [new("input_1", ElementType.Single) { Shape = [64, 15] }], Outputs = [new("dense_1", ElementType.Single) { Shape = output }], Targets = [new("dense_1", ElementType.Single) { Shape = output }],
        Layers =
        [
            new("input_1", "InputLayer", "[Input(64, 15)]", [64, 15], 0, true), hidden,
            new("dense_1", "Dense", "[Dense(8)] #2", output, 0, output.Length > 1),
        ],
        Program = _ => throw new InvalidOperationException(),
    };
}
