using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Compiler.Tests.Models;

/// <summary>Every mistake of a declaration is one finding, at its part, and nothing follows from it.</summary>
public sealed class FindingTests
{
    [Theory]
    [InlineData("[Input(64, 15), Gru(16), Gru(8)]", "NSG0101", 2, 1,
        "Model1: [Gru(8)] #2 needs (steps, features) but [Gru(16)] #1 returns only its last step: (batch, 16). Set ReturnSequences = true on [Gru(16)] #1.")]
    [InlineData("[Input(64, 15), Gru(16), Dropout(0.1), SimpleRnn(8), Dense(3), Gru(2)]", "NSG0101", 3, 1,
        "Model1: [SimpleRnn(8)] #3 needs (steps, features) but [Gru(16)] #1 returns only its last step: (batch, 16). Set ReturnSequences = true on [Gru(16)] #1.")]
    [InlineData("[Input(15), Gru(16)]", "NSG0101", 1, -1,
        "Model1: [Gru(16)] #1 needs (steps, features) but [Input(15)] gives (batch, 15). Declare the input as (steps, features), or insert [RepeatVector(n)].")]
    [InlineData("[Input(64, 15, 3), Gru(16)]", "NSG0101", 1, -1,
        "Model1: [Gru(16)] #1 needs (steps, features) but [Input(64, 15, 3)] gives (batch, 64, 15, 3). Wrap a [Flatten] in [TimeDistributed] to make each step a vector.")]
    [InlineData("[Input(64, 15), Gru(16, ReturnSequences = true), RepeatVector(4)]", "NSG0102", 2, 1,
        "Model1: [RepeatVector(4)] #2 needs (features) but [Gru(16)] #1 gives (batch, 64, 16). Set ReturnSequences = false on [Gru(16)] #1.")]
    [InlineData("[Input(64, 15), RepeatVector(4), Gru(3)]", "NSG0102", 1, -1,
        "Model1: [RepeatVector(4)] #1 needs (features) but [Input(64, 15)] gives (batch, 64, 15). Insert [Flatten], or a recurrent layer that returns its last step.")]
    [InlineData("[Input(64, 15), Gru(16), TimeDistributed, Dense(8)]", "NSG0103", 2, 1,
        "Model1: [TimeDistributed, Dense(8)] #2 needs (steps, …) but [Gru(16)] #1 returns only its last step: (batch, 16). Set ReturnSequences = true on [Gru(16)] #1, or remove TimeDistributed.")]
    [InlineData("[Input(64, 15, ElementType = ElementType.Single), Embedding(15, 8), Gru(3)]", "NSG0105", 1, 0,
        "Model1: [Embedding(15, 8)] #1 needs whole-number ids (batch, steps) but its input is declared as floats (batch, 64, 15). Pass one id per step, as in [Input(64)], or remove [Embedding(15, 8)] #1 where the data are one-hot or features already.")]
    [InlineData("[Input(64), Dense(4), Embedding(15, 8)]", "NSG0105", 2, -1,
        "Model1: [Embedding(15, 8)] #2 needs whole-number ids (batch, steps) but [Dense(4)] #1 gives floats. Move it to the front, or remove it.")]
    [InlineData("[Input(64, 15), Dense(8), TimeDistributed]", "NSG0003", 2, -1,
        "Model1: [TimeDistributed] has no layer behind it. Write the layer it wraps after it, as in [TimeDistributed, Dense(8)].")]
    [InlineData("[Input(64, 15), Bidirectional, Gru(16), Gru(8)]", "NSG0101", 3, 2,
        "Model1: [Gru(8)] #2 needs (steps, features) but [Bidirectional, Gru(16)] #1 returns only its last step: (batch, 32). Set ReturnSequences = true on [Bidirectional, Gru(16)] #1.")]
    [InlineData("[Input(64, 15), Gru(16), Bidirectional, Gru(8)]", "NSG0101", 3, 1,
        "Model1: [Bidirectional, Gru(8)] #2 needs (steps, features) but [Gru(16)] #1 returns only its last step: (batch, 16). Set ReturnSequences = true on [Gru(16)] #1.")]
    [InlineData("[Input(64, 15), Bidirectional, Dense(16)]", "NSG0115", 1, -1,
        "Model1: [Bidirectional, Dense(16)] #1 needs a recurrent layer behind Bidirectional, but [Dense(16)] is none. Remove Bidirectional, or wrap Gru, Lstm, SimpleRnn, Rnn or ConvLstm1D.")]
    [InlineData("[Input(64, 15), StackedRnn(2), Gru(16), Dense(3)]", "NSG0115", 1, -1,
        "Model1: [StackedRnn(2), Gru(16), Dense(3)] #1 needs a recurrent layer with units behind StackedRnn, but [Dense(3)] is none. Remove StackedRnn, or wrap Gru, Lstm, SimpleRnn or Rnn.")]
    [InlineData("[Input(64, 15), StackedRnn(2), Dense(16), Gru(3)]", "NSG0115", 1, -1, null)]
    [InlineData("[Input(64, 15), StackedRnn(3), Gru(16), Gru(3)]", "NSG0006", 1, -1, "Model1: Depth of [StackedRnn(3)] is 3, but 2 layers follow it. Write 3 recurrent layers after it.")]
    [InlineData("[Input(64, 15), StackedRnn(0), Gru(16)]", "NSG0006", 1, -1, null)]
    [InlineData("[Input(64, 15), StackedRnn(2), Gru(16, ReturnSequences = true), Gru(3)]", "NSG0006", 1, -1,
        "Model1: ReturnSequences of a cell of [StackedRnn(2), Gru(16), Gru(3)] #1 is decided by the stack. Set it on StackedRnn.")]
    [InlineData("[Input(64, 15), Bidirectional, StackedRnn(2), Gru(16), Gru(3), Gru(8)]", "NSG0101", 5, 2,
        "Model1: [Gru(8)] #2 needs (steps, features) but [Bidirectional, StackedRnn(2), Gru(16), Gru(3)] #1 returns only its last step: (batch, 6). Set ReturnSequences = true on [Bidirectional, StackedRnn(2), Gru(16), Gru(3)] #1.")]
    [InlineData("[Input(64, 15), Bidirectional, Gru(0)]", "NSG0006", 2, -1, null)]
    [InlineData("[Input(64, 15), Gru(16), Conv1D(8, 3)]", "NSG0101", 2, 1,
        "Model1: [Conv1D(8, 3)] #2 needs (steps, features) but [Gru(16)] #1 returns only its last step: (batch, 16). Set ReturnSequences = true on [Gru(16)] #1.")]
    [InlineData("[Input(15), GlobalMaxPooling1D]", "NSG0101", 1, -1, null)]
    [InlineData("[Input(15), UpSampling1D]", "NSG0101", 1, -1, null)]
    [InlineData("[Input(3, 4), Conv1D(8, 5)]", "NSG0006", 1, -1,
        "Model1: [Conv1D(8, 5)] #1 needs 5 steps for one window, but [Input(3, 4)] gives (batch, 3, 4). Make KernelSize smaller, or set Padding = ConvolutionPadding.Same.")]
    [InlineData("[Input(5, 4), DepthwiseConv1D(3, DilationRate = 3)]", "NSG0006", 1, -1, null)]
    [InlineData("[Input(3, 4), MaxPooling1D(4)]", "NSG0006", 1, -1,
        "Model1: [MaxPooling1D(4)] #1 needs 4 steps for one window, but [Input(3, 4)] gives (batch, 3, 4). Make PoolSize smaller, or set Padding = ConvolutionPadding.Same.")]
    [InlineData("[Input(9, 4), Conv1D(8, 3, Groups = 3)]", "NSG0006", 1, -1, null)]
    [InlineData("[Input(9, 4), Conv1D(9, 3, Groups = 2)]", "NSG0006", 1, -1, "Model1: [Conv1D(9, 3)] #1 has 2 groups, which do not divide its 9 filters. Change Groups.")]
    [InlineData("[Input(9, 4), Conv1D(8, 3, Strides = 2, DilationRate = 2)]", "NSG0006", 1, -1,
        "Model1: [Conv1D(8, 3)] #1 has both Strides and DilationRate above 1; as in Keras at most one of them can be.")]
    [InlineData("[Input(9, 4), SeparableConv1D(8, 3, Padding = ConvolutionPadding.Causal)]", "NSG0006", 1, -1,
        "Model1: Padding of [SeparableConv1D(8, 3)] #1 must be one of Valid, Same, but is Causal.")]
    [InlineData("[Input(9, 4), Conv1DTranspose(8, 3, Strides = 2, OutputPadding = 2)]", "NSG0006", 1, -1,
        "Model1: OutputPadding of [Conv1DTranspose(8, 3)] #1 must be less than Strides, but is 2.")]
    [InlineData("[Input(1, 4), Conv1DTranspose(8, 2, Strides = 2, OutputPadding = 0, Padding = ConvolutionPadding.Same)]", "NSG0006", 1, -1, null)]
    [InlineData("[Input(9, 4), Cropping1D(4, 5)]", "NSG0006", 1, -1, "Model1: [Cropping1D(4, 5)] #1 leaves no step, since [Input(9, 4)] gives (batch, 9, 4). Crop less.")]
    [InlineData("[Input(10000, 1000), Conv1D(2, 1000, Padding = ConvolutionPadding.Same)]", "NSG0006", 1, -1, null)]
    [InlineData("[Input(100000, 100), UpSampling1D(1000000)]", "NSG0006", 1, -1, null)]
    [InlineData("[Input(64, 15), Reshape(32, 32)]", "NSG0108", 1, -1,
        "Model1: [Reshape(32, 32)] #1 needs 1,024 elements, but [Input(64, 15)] gives (batch, 64, 15), which is 960. Make the products equal, or let one extent follow from the others with -1.")]
    [InlineData("[Input(64, 15), Reshape(7, -1)]", "NSG0108", 1, -1, null)]
    [InlineData("[Input(64, 15), Reshape(-1, -1)]", "NSG0006", 1, -1, "Model1: TargetShape of [Reshape(-1, -1)] #1 can leave one extent open with -1, not several, but is -1, -1.")]
    [InlineData("[Input(64, 15), Permute(2, 2)]", "NSG0006", 1, -1, null)]
    [InlineData("[Input(64, 15), Permute(2, 3, 1)]", "NSG0006", 1, -1,
        "Model1: [Permute(2, 3, 1)] #1 orders 3 axes, but [Input(64, 15)] gives (batch, 64, 15). Name every axis but the batch.")]
    [InlineData("[Gru(16)]", "NSG0004", -1, -1, "Model1: the model has no input. Begin with [Input(steps, features)].")]
    [InlineData("[Gru(16), Input(64, 15)]", "NSG0004", 0, -1, "Model1: [Gru] stands before [Input(64, 15)]. The input comes first.")]
    [InlineData("[Input(64, 15)]", "NSG0004", 0, -1, "Model1: no layer follows [Input]. Add one, as in [Dense(8)].")]
    [InlineData("[Input(64, 15), Gru(0), Gru(1)]", "NSG0006", 1, -1, "Model1: Units of [Gru(0)] #1 must be 1 or more, but is 0.")]
    [InlineData("[Input(64, 15), Dropout(1.0)]", "NSG0006", 1, -1, "Model1: Rate of [Dropout(1)] #1 must be at least 0 and less than 1, but is 1.")]
    [InlineData("[Input(64, 15), Dropout(double.NaN)]", "NSG0006", 1, -1, "Model1: Rate of [Dropout(NaN)] #1 must be at least 0 and less than 1, but is NaN.")]
    [InlineData("[Input(64, -1), Dense(2)]", "NSG0006", 0, -1, "Model1: Shape of [Input(64, -1)] must have extents of 1 or more, but is 64, -1.")]
    [InlineData("[Input(64, 15), Dense(2, Activation = (Activation)99)]", "NSG0006", 1, -1, null)]
    [InlineData("[Input(64, 15), Dense(2, BiasInitializer = Initializer.Orthogonal)]", "NSG0006", 1, -1,
        "Model1: BiasInitializer of [Dense(2)] #1 is Orthogonal, which is defined for weights of two axes or more, but the bias is (2).")]
    [InlineData("[Input(1000000), Dense(1000000)]", "NSG0006", 1, -1,
        "Model1: the kernel of [Dense(1000000)] #1 would be (1000000, 1000000), which takes the model past 268,435,456 parameters.")]
    [InlineData("[Input(1000000), RepeatVector(1000000), Gru(3)]", "NSG0006", 1, -1,
        "Model1: the output of [RepeatVector(1000000)] #1 would be (1000000, 1000000), more than 16,777,216 elements per sample.")]
    [InlineData("[Input(100000, 100000, 100000), Flatten]", "NSG0006", 0, -1, "Model1: Shape of [Input(100000, 100000, 100000)] must have 16,777,216 elements or fewer, but is 100000, 100000, 100000.")]
    [InlineData("[Input(64, 15), Gru(int.MaxValue)]", "NSG0006", 1, -1, "Model1: Units of [Gru(2147483647)] #1 must be 1048576 or less, but is 2147483647.")]
    [InlineData("[Input(64, 15), Gru(3, Stateful = true)]", "NSG0401", 1, -1,
        "Model1: [Gru(3)] #1 keeps a state per row of a batch, but [Input] has no BatchSize. Set BatchSize = n on [Input] and pass a multiple of n samples, or remove Stateful.")]
    [InlineData("[Input(64, 15), Bidirectional, StackedRnn(2, Stateful = true), Gru(3), Lstm(3)]", "NSG0401", 1, -1, null)]
    [InlineData("[Input(5), Dense(2), MeanSquaredError, Adam(ClipNorm = 1, ClipValue = 2)]", "NSG0006", 3, -1, "Model1: [Adam] sets ClipNorm and ClipValue; at most one of them can be set.")]
    [InlineData("[Input(5), Dense(2), MeanSquaredError, Adam(LearningRate = 1e39)]", "NSG0006", 3, -1, "Model1: LearningRate of [Adam] must be 0, or in the range of float, 1.4E-45 to 3.4E+38, but is 1E+39.")]
    [InlineData("[Input(5), Dense(2), MeanSquaredError, Adam(LearningRate = 1e-46)]", "NSG0006", 3, -1, "Model1: LearningRate of [Adam] must be 0, or in the range of float, 1.4E-45 to 3.4E+38, but is 1E-46.")]
    [InlineData("[Input(5), Dense(2), MeanSquaredError, Adam(ClipNorm = 1e39)]", "NSG0006", 3, -1, "Model1: ClipNorm of [Adam] must be in the range of float, up to 3.4E+38, but is 1E+39.")]
    [InlineData("[Input(5), Dense(2), MeanSquaredError, Sgd(ClipValue = 1e39)]", "NSG0006", 3, -1, "Model1: ClipValue of [Sgd] must be in the range of float, up to 3.4E+38, but is 1E+39.")]
    [InlineData("[Input(5), Dense(2), MeanSquaredError, Sgd(GlobalClipNorm = 1e300)]", "NSG0006", 3, -1, "Model1: GlobalClipNorm of [Sgd] must be in the range of float, up to 3.4E+38, but is 1E+300.")]
    [InlineData("[Input(5), Dense(2), MeanSquaredError, AdamW(WeightDecay = 1e39)]", "NSG0006", 3, -1, "Model1: WeightDecay of [AdamW] must be in the range of float, up to 3.4E+38, but is 1E+39.")]
    [InlineData("[Input(5), Dense(2), MeanSquaredError, Adam(Epsilon = 1e39)]", "NSG0006", 3, -1, "Model1: Epsilon of [Adam] must be in the range of float, up to 3.4E+38, but is 1E+39.")]
    [InlineData("[Input(5), Dense(2), MeanSquaredError, Adagrad(InitialAccumulatorValue = 1e39)]", "NSG0006", 3, -1, "Model1: InitialAccumulatorValue of [Adagrad] must be in the range of float, up to 3.4E+38, but is 1E+39.")]
    [InlineData("[Input(5), Dense(2), MeanSquaredError, Ftrl(Beta = -1e39)]", "NSG0006", 3, -1, "Model1: Beta of [Ftrl] must be in the range of float, up to 3.4E+38, but is -1E+39.")]
    [InlineData("[Input(5), Dense(2), MeanSquaredError(Weight = 1e39), Adam]", "NSG0006", 2, -1, "Model1: Weight of [MeanSquaredError] must be in the range of float, up to 3.4E+38, but is 1E+39.")]
    [InlineData("[Input(5), Rescaling(1e39), Dense(2)]", "NSG0006", 1, -1, "Model1: Scale of [Rescaling(1E+39)] #1 must be in the range of float, up to 3.4E+38, but is 1E+39.")]
    [InlineData("[Input(5), Normalization(Mean = new[] { 1e39 }, Variance = new[] { 1.0 }), Dense(2)]", "NSG0006", 1, -1, "Model1: Mean of [Normalization] #1 must hold numbers in the range of float, up to 3.4E+38, but is 1E+39.")]
    [InlineData("[Input(5), Dense(2, KernelInitializer = Initializer.Constant, KernelInitializerValue = 1e39)]", "NSG0006", 1, -1, "Model1: KernelInitializerValue of [Dense(2)] #1 must be in the range of float, up to 3.4E+38, but is 1E+39.")]
    [InlineData("[Input(5), Dense(2), MeanSquaredError, Adam(LearningRate = double.PositiveInfinity)]", "NSG0006", 3, -1, "Model1: LearningRate of [Adam] must be finite, but is Infinity.")]
    [InlineData("[Input(5), Dense(2), MeanSquaredError, Adam, Sgd]", "NSG0007", 4, -1, "Model1: [Sgd] is a second optimizer beside [Adam]. Remove one.")]
    [InlineData("[Input(5), Dense(2), MeanSquaredError, BinaryCrossentropy]", "NSG0007", 3, -1, "Model1: [BinaryCrossentropy] is a second loss beside [MeanSquaredError]. Remove one.")]
    [InlineData("[Input(5), Dense(2, Name = \"a\"), Dense(2, Name = \"a\")]", "NSG0007", 2, -1, "Model1: Name = \"a\" of [Dense] is taken by another layer. Choose another.")]
    [InlineData("[Input(5), Dense(2, Name = \"a/b\")]", "NSG0007", 1, -1, null)]
    [InlineData("[Input(5), Dense(2, Name = \"layer_set\")]", "NSG0007", 1, -1, "Model1: Name = \"layer_set\" of [Dense] is reserved. Choose another.")]
    [InlineData("[Input(5), Input(6), Dense(2)]", "NSG0007", 1, -1, null)]
    [InlineData("[Input(5), Dense(2), MeanSquaredError, Metric.Accuracy, Metric.Accuracy]", "NSG0007", 4, -1, "Model1: the metric name 'accuracy' is taken. Remove one, or set Name.")]
    [InlineData("[Input(5), Dense(2), MeanSquaredError, Metric.MeanAbsoluteError(Name = \"val_loss\")]", "NSG0007", 3, -1,
        "Model1: the metric name 'val_loss' is reserved: histories and callbacks call a value of the validation data so. Set another Name.")]
    [InlineData("[Input(5), Dense(2), MeanSquaredError, Metric.MeanAbsoluteError(Name = \"lr\")]", "NSG0007", 3, -1, "Model1: the metric name 'lr' is reserved: histories and callbacks call the learning rate so. Set another Name.")]
    [InlineData("[Input(5), Dense(2), MeanSquaredError, Metric.MeanAbsoluteError(Name = \"learning_rate\")]", "NSG0007", 3, -1,
        "Model1: the metric name 'learning_rate' is reserved: histories and callbacks call the learning rate so. Set another Name.")]
    [InlineData("[Input(5), Dense(2), MeanSquaredError, Metric.MeanAbsoluteError(Name = \"epoch\")]", "NSG0007", 3, -1, "Model1: the metric name 'epoch' is reserved: histories and callbacks call the number of an epoch so. Set another Name.")]
    [InlineData("[Input(5), Dense(2, From = \"encoder\")]", "NSG0008", 1, -1, null)]
    [InlineData("[Input(5, 2), Gru(2, InitialState = new[] { \"encoder\" })]", "NSG0008", 1, -1, null)]
    [InlineData("[Input(5), Dense(2, From = \"later\"), Dense(3, Name = \"later\")]", "NSG0009", 1, -1,
        "Model1: From of [Dense(2)] #1 reads 'later', which is computed from it. A node cannot read itself, directly or through others.")]
    [InlineData("[Input(64, 15), GroupNormalization]", "NSG0006", 1, -1,
        "Model1: Groups of [GroupNormalization(32)] #1 must divide the 15 channels of its input (batch, 64, 15), but is 32.")]
    [InlineData("[Input(64, 15), LayerNormalization(Axis = new[] { 3 }), Gru(3)]", "NSG0006", 1, -1,
        "Model1: Axis of [LayerNormalization] #1 must be from 1 to 2, or from -2 to -1, for an input of (batch, 64, 15), but is 3.")]
    [InlineData("[Input(64, 15), Softmax(Axis = 0)]", "NSG0006", 1, -1, null)]
    [InlineData("[Input(64, 15), Relu(MaxValue = -1)]", "NSG0006", 1, -1, "Model1: MaxValue of [Relu] #1 must be 0 or more, or NaN for none, but is -1.")]
    [InlineData("[Input(64, 15), Normalization(Mean = new[] { 1.0, 2 }, Variance = new[] { 1.0, 2 })]", "NSG0006", 1, -1,
        "Model1: Mean and Variance of [Normalization] #1 must both hold 1 or 15 numbers, or both be left out, but have 2 and 2.")]
    [InlineData("[Input(64, 15), Normalization(Mean = new[] { 1.0 }, Variance = new[] { -1.0 })]", "NSG0006", 1, -1, null)]
    [InlineData("[Input(64), SpatialDropout1D(0.5)]", "NSG0101", 1, -1, null)]
    public void Mistake_IsOneFinding(string attributes, string rule, int part, int fixPart, string? sentence)
    {
        var model = ModelSource.Bind(attributes);

        var finding = Assert.Single(model.Findings);
        Assert.Equal((rule, part, fixPart), (finding.RuleId, finding.Part, finding.FixPart));
        Assert.Equal(sentence ?? finding.Sentence, finding.Sentence);
        Assert.DoesNotMatch(@"\{\d", finding.Sentence);
        Assert.False(model.IsValid);
        Assert.NotEmpty(model.Outputs[0].Shape);
    }

    [Theory]
    [InlineData("[SequenceModel, Input(5), Dense(2)] public sealed class Model1;", "NSG0002")]
    [InlineData("[SequenceModel, Input(5), Dense(2)] public abstract partial class Model1;", "NSG0005")]
    [InlineData("[SequenceModel, Input(5), Dense(2)] public static partial class Model1;", "NSG0005")]
    [InlineData("[SequenceModel, Input(5), Dense(2)] public partial class Model1<T>;", "NSG0005")]
    [InlineData("[SequenceModel, Input(5), Dense(2)] public partial record Model1;", "NSG0005")]
    [InlineData("class Outer { [SequenceModel, Input(5), Dense(2)] public class Model1; }", "NSG0005")]
    [InlineData("[SequenceModel, Input(5), Gru(2)] public partial class Model1; [Dense(3)] public partial class Model1;", "NSG0001")]
    [InlineData("[SequenceModel, Input(5), Dense(2)] public partial class Model1 { public int ParameterCount; }", "NSG0007")]
    [InlineData("[SequenceModel, Input(5), Dense(2)] public partial class Model1 { public int Fit { get; } }", "NSG0007")]
    [InlineData("[SequenceModel, Input(5), Dense(2), Odd] public partial class Model1; public sealed class OddAttribute : ModelPartAttribute;", "NSG0005")]
    public void Declaration_IsOneFinding(string source, string rule)
    {
        var model = ModelBinder.Bind(ModelSource.Parse(source));

        Assert.Equal(rule, Assert.Single(model.Findings).RuleId);
        Assert.False(model.IsValid);
    }

    [Theory]
    [InlineData("[SequenceModel, Input(5), Dense(2)] public partial class Model1 { public void Fit(string path) { } public const int Steps = 3; }")]
    [InlineData("[SequenceModel, Input(5), Dense(2)] public partial class Model1; [MeanSquaredError, Adam] public partial class Model1;")]
    [InlineData("[SequenceModel, Input(5), Dense(2), MeanSquaredError, Metric.MeanAbsoluteError(Name = \"value_lr\"), Metric.MeanSquaredError(Name = \"interval_loss\")] public partial class Model1;")]
    [InlineData("[SequenceModel, System.Obsolete, Input(5), Dense(2), Output] public partial class Model1;")]
    public void Declaration_ThatIsFine_HasNoFinding(string source)
    {
        var model = ModelBinder.Bind(ModelSource.Parse(source));

        Assert.Empty(model.Findings);
        Assert.True(model.IsValid);
    }

    [Fact]
    public void ArgumentOfAnotherVersion_IsAFinding()
    {
        var spec = ModelSource.Parse("[SequenceModel, Input(5), Dense(2)] public partial class Model1;");
        var dense = spec.Parts[1] with { Arguments = new EquatableArray<Model.ArgumentSpec>([new("Units", 2.5)]) };
        var model = ModelBinder.Bind(spec with { Parts = new EquatableArray<Model.PartSpec>([spec.Parts[0], dense]) });

        var finding = Assert.Single(model.Findings);
        Assert.Equal("NSG0006", finding.RuleId);
        Assert.Contains("is of a type that this version of the compiler does not know", finding.Sentence, StringComparison.Ordinal);
        Assert.False(model.IsBroken);
    }

    [Fact]
    public void TwoMistakes_AreTwoFindings()
    {
        var model = ModelSource.Bind("[Input(64, 15), Gru(16), Gru(8), Dense(2), Dense(0), MeanSquaredError, Adam(Beta1 = 1)]");

        Assert.Equal(["NSG0101", "NSG0006", "NSG0006"], model.Findings.Select(f => f.RuleId));
    }

    [Theory]
    [InlineData("TimeDistributed, Dense(8)", "TimeDistributed changes nothing here: Dense already applies to the last axis of (batch, 64, 16); same 136 parameters, same values")]
    [InlineData("TimeDistributed, Activation(Activation.Relu)", "TimeDistributed changes nothing here: Activation already applies to the last axis of (batch, 64, 16); same values")]
    public void RedundantTimeDistributed_IsAdvice(string layer, string sentence)
    {
        var model = ModelSource.Bind($"[Input(64, 15), Gru(16, ReturnSequences = true), {layer}]");

        var finding = Assert.Single(model.Findings);
        Assert.Equal((RuleIds.RedundantTimeDistributed, RuleSeverity.Info, 2), (finding.RuleId, finding.Rule.Severity, finding.Part));
        Assert.Equal(sentence, finding.Sentence);
        Assert.True(model.IsValid);
    }

    [Theory]
    [InlineData("[Input(64, 15, 3), TimeDistributed, Flatten, Gru(4)]")]
    [InlineData("[Input(64, 15, 3), TimeDistributed, Gru(4), Gru(2)]")]
    [InlineData("[Input(64, 15), TimeDistributed, Dropout(0.5)]")]
    public void TimeDistributed_ThatMatters_IsSilent(string attributes) => Assert.Empty(ModelSource.Bind(attributes).Findings);

    [Fact]
    public void Sentences_DoNotDependOnTheCulture()
    {
        var culture = new System.Globalization.CultureInfo("de-DE") { NumberFormat = { NegativeSign = "\u2212" } };
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = culture;
        try
        {
            Assert.EndsWith("but is 64, -1.", Assert.Single(ModelSource.Bind("[Input(64, -1), Dense(2)]").Findings).Sentence);
            Assert.EndsWith("but is -0.5.", Assert.Single(ModelSource.Bind("[Input(64), Dropout(-0.5)]").Findings).Sentence);
            Assert.Contains("past 268,435,456 parameters", Assert.Single(ModelSource.Bind("[Input(1000000), Dense(1000000)]").Findings).Sentence);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }
}
