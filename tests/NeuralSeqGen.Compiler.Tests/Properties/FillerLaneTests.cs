using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Properties;

/// <summary>Lanes that only fill a group hold zeros; what a model computes from zeros must not reach the loss or a gradient.</summary>
public sealed class FillerLaneTests
{
    [Theory]
    [InlineData("[Input(3, 4)][Gru(4, ReturnSequences = true)][Dense(5)][CategoricalCrossentropy][RmsProp]")]
    [InlineData("[Input(3, 4)][Dense(5, Activation = Activation.Relu)][SparseCategoricalCrossentropy][RmsProp]")]
    [InlineData("[Input(3, 4)][Masking(MaskValue = 0.5)][Gru(4, ReturnSequences = true, ZeroOutputForMask = true)][Dense(5, UseBias = false)][CategoricalCrossentropy][RmsProp]")]
    [InlineData("[Input(3, 4)][Dense(5, UseBias = false)][CosineSimilarity]")]
    [InlineData("[Input(3, 4)][Dense(5, UseBias = false, Activation = Activation.Relu)][KLDivergence]")]
    [InlineData("[Input(3, 4)][Dense(5, UseBias = false, Activation = Activation.Relu)][Poisson(Reduction = LossReduction.Sum)]")]
    [InlineData("[Input(3, 4)][Dense(5, UseBias = false)][MeanAbsolutePercentageError(Reduction = LossReduction.MeanWithSampleWeight)]")]
    [InlineData("[Input(3, 4)][Dense(5, UseBias = false)][MeanSquaredLogarithmicError]")]
    [InlineData("[Input(3, 4)][Masking(MaskValue = 0.5)][Dense(5, UseBias = false)][SquaredHinge]")]
    [InlineData("[Input(3, 4)][Dense(5, UseBias = false, Activation = Activation.Relu)][CategoricalFocalCrossentropy(Gamma = 1.5)]")]
    [InlineData("[Input(3, 4)][Dense(5, UseBias = false, Activation = Activation.Relu)][BinaryFocalCrossentropy(Gamma = 0.5)]")]
    [InlineData("[Input(3, 4)][Dense(5, UseBias = false)][Ctc(MaxLabelLength = 1)]")]
    [InlineData("[Input(3, 4)][LayerNormalization][GroupNormalization(2)][RmsNormalization][UnitNormalization][PRelu][Softmax(Axis = 1)][Dense(5)][MeanSquaredError][RmsProp]")]
    [InlineData("[Input(3, 4)][UnitNormalization][UnitNormalization][GaussianNoise(1.0)][GaussianDropout(0.3)][AlphaDropout(0.3)][SpatialDropout1D(0.3)][ActivityRegularization(L1 = 0.1)][Dense(5)][MeanSquaredError][RmsProp]")]
    [InlineData("[Input(3, 4)][Dense(5)][BatchNormalization][Gru(4)][BatchNormalization][Dense(2)][MeanSquaredError][RmsProp]")]
    public void GroupThatIsNotFull_HasFiniteLossAndGradients(string attributes)
    {
        var model = ModelSource.BindValid(attributes);
        var graph = ModelLowering.Train(model);
        var ports = RandomPorts.For(model, graph, 5, 3);
        CompilationPipeline.Run(graph);
        var results = ProgramExecutor.Run(SplitPhases.Run(graph), new Tiling(512), ports);

        Assert.True(double.IsFinite(results.Sum(0)));
        Assert.All(results.Gradients, gradient => Assert.True(double.IsFinite(gradient)));
    }

    [Theory]
    [InlineData("enc-gru")]
    [InlineData("1 ünïcode.layer")]
    public void LayerNameThatIsNoIdentifier_BecomesPartOfAMethodName(string name) =>
        Assert.Matches("^[A-Za-z][A-Za-z0-9]*$", Identifiers.Method(name));
}
