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

    [Fact]
    public void StepsOfTheTarget_Differ_SuggestsRepeatVectorOrCrop() =>
        Check(Model1(), "y", new float[1000, 50, 8], "NSG0306", "[Dense(8)] #2",
            "NSG0306: Model1.Fit: 'y' is (1000, 50, 8) but [Dense(8)] #2 gives (n, 64, 8): 50 steps received, 64 expected. Set RepeatVector(50) or crop y to 64 steps.");

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

    private static ModelDefinition Model(string name, string gru, int[] hidden, int[] output) => new()
    {
        Name = name, ArchitectureHash = "", LossRows = [hidden.Length > 1 ? hidden[0] : 1], Metrics = [], Weights = [], ParameterCount = 0, Loss = "categorical_crossentropy",
        Inputs = [new("input_1", ElementType.Single) { Shape = [64, 15] }], Outputs = [new("dense_1", ElementType.Single) { Shape = output }], Targets = [new("dense_1", ElementType.Single) { Shape = output }],
        Layers =
        [
            new("input_1", "InputLayer", "[Input(64, 15)]", [64, 15], 0, true), new("gru_1", "GRU", gru, hidden, 0, hidden.Length > 1),
            new("dense_1", "Dense", "[Dense(8)] #2", output, 0, output.Length > 1),
        ],
        Program = _ => throw new InvalidOperationException(),
    };
}
