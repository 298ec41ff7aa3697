using System.Globalization;

namespace NeuralSeqGen.Compiler.Tests.Properties;

/// <summary>Attribute lists of random but valid models: any chain of the layers that exist, sizes that are no multiple of any vector.</summary>
internal sealed class RandomModel
{
    private static readonly int[] Units = [1, 3, 7, 10, 17];
    private static readonly string[] Activations = ["Tanh", "Sigmoid", "Relu", "HardSigmoid", "ClassicHardSigmoid", "Softsign", "Linear", "Elu", "Gelu", "Softplus", "Silu", "Relu6", "HardSilu", "Squareplus", "SparsePlus", "SoftShrink"];

    private readonly Random _random;
    private readonly List<string> _parts = [];
    private bool _isSequence;

    private RandomModel(int seed) => _random = new Random(seed);

    public static string Attributes(int seed) => new RandomModel(seed).Build();

    private string Build()
    {
        _isSequence = _random.Next(6) != 0;
        int features = _random.Next(1, 5);
        _parts.Add(_isSequence ? $"Input({Text(_random.Next(1, 6))}, {Text(features)})" : $"Input({Text(features)})");
        if (_isSequence && Chance(4))
        {
            _parts.Add("Masking(MaskValue = 0.5)");
        }
        else if (_isSequence && Chance(4))
        {
            _parts[0] = $"Input({Text(_random.Next(1, 6))})";
            _parts.Add($"Embedding({Text(_random.Next(2, 20))}, {Size()}, MaskZero = {Flag()})");
        }

        int layers = _random.Next(1, 4);
        for (int i = 0; i < layers; i++)
        {
            AddLayer();
        }

        AddHead();
        _parts.Add(Pick("RmsProp", "RmsProp(Centered = true, Momentum = 0.5)", "Adam", "Adam(AmsGrad = true, WeightDecay = 0.01)", "Sgd", "Sgd(Momentum = 0.9, Nesterov = true)",
            "AdamW", "Adamax", "Nadam(WeightDecay = 0.01)", "Adagrad", "Adadelta", "Lion", "Lamb(WeightDecay = 0.01)", "Ftrl(L1RegularizationStrength = 0.02, Beta = 0.1)"));
        return string.Concat(_parts.Select(p => $"[{p}]"));
    }

    private void AddLayer()
    {
        int choice = _random.Next(12);
        switch (choice)
        {
            case 0 or 1 or 2 or 3 when _isSequence: AddRecurrent(); break;
            case 4 when _isSequence: _parts.Add($"TimeDistributed, Dense({Size()}, Activation = Activation.{Pick(Activations)})"); break;
            case 5 when !_isSequence: _parts.Add($"RepeatVector({Text(_random.Next(1, 5))})"); _isSequence = true; break;
            case 6 when _isSequence && Chance(2): _parts.Add("Flatten"); _isSequence = false; break;
            case 7: _parts.Add(Pick("Dropout(0.3)", $"Activation(Activation.{Pick(Activations)})", "Activation(Activation.Softmax)")); break;
            case 8: AddStandardized(); break;
            case 9: AddElementwise(); break;
            case 10 when _isSequence: AddWindows(); break;
            case 11 when _isSequence && Chance(2): _parts.Add(Pick("GlobalMaxPooling1D", "GlobalAveragePooling1D")); _isSequence = false; break;
            default: _parts.Add($"Dense({Size()}, UseBias = {Flag()}, Activation = Activation.{Pick(Activations)})"); break;
        }
    }

    private void AddRecurrent()
    {
        bool sequences = Chance(2);
        string options = $"ReturnSequences = {(sequences ? "true" : "false")}, GoBackwards = {Flag()}, UseBias = {Flag()}, Unroll = {Flag()}, ZeroOutputForMask = {Flag()}, " +
            $"Dropout = {Pick("0", "0", "0.2")}, RecurrentDropout = {Pick("0", "0", "0.2")}, Activation = Activation.{Pick("Tanh", "Softsign", "Sigmoid")}";
        string gates = $"RecurrentActivation = Activation.{Pick("Sigmoid", "HardSigmoid", "ClassicHardSigmoid")}";
        string cell = Pick($"Gru({Size()}, UseBias = {Flag()})", $"Lstm({Size()})", $"SimpleRnn({Size()}, Dropout = 0.2)");
        if (Chance(5))
        {
            _parts.Add($"StackedRnn(2, ReturnSequences = {(sequences ? "true" : "false")}, GoBackwards = {Flag()}, ZeroOutputForMask = {Flag()}), {cell}, Lstm({Size()})");
            _isSequence = sequences;
            return;
        }

        string wrapper = Chance(4) ? $"Bidirectional(MergeMode = MergeMode.{Pick("Concat", "Sum", "Mul", "Ave")}), " : "";
        _parts.Add(wrapper + Pick($"SimpleRnn({Size()}, {options})", $"Gru({Size()}, {options}, {gates}, ResetAfter = {Flag()})", $"Lstm({Size()}, {options}, {gates})"));
        _isSequence = sequences;
    }

    /// <summary>Padded, since how many steps there are is not known here.</summary>
    private void AddWindows()
    {
        string same = "Padding = ConvolutionPadding.Same", size = Text(_random.Next(1, 6));
        _parts.Add(Pick(
            $"Conv1D({Size()}, {size}, Padding = ConvolutionPadding.{Pick("Same", "Causal")}, {Pick("DilationRate = 2", "Strides = 2", "UseBias = false")}, Activation = Activation.{Pick(Activations)})",
            $"DepthwiseConv1D({size}, DepthMultiplier = {Pick("1", "2")}, {same})", $"SeparableConv1D({Size()}, {size}, DepthMultiplier = {Pick("1", "3")}, Strides = {Pick("1", "2")}, {same})",
            $"Conv1DTranspose({Size()}, {size}, Strides = {Pick("1", "2")}{Pick("", ", " + same)})", $"MaxPooling1D({size}, Strides = {Pick("1", "2")}, {same})",
            $"AveragePooling1D({size}, Strides = {Pick("0", "2")}, {same})", "UpSampling1D", "ZeroPadding1D(1, 2), Cropping1D(0, 1)", "Permute(2, 1)"));
    }

    private void AddStandardized() => _parts.Add(Pick(
        $"LayerNormalization(Center = {Flag()}, Scale = {Flag()})", $"BatchNormalization(Center = {Flag()}, Scale = {Flag()})", "BatchNormalization(Momentum = 0.8)", "RmsNormalization", $"GroupNormalization({Pick("1", "-1")}, Center = {Flag()}, Scale = {Flag()})", "UnitNormalization",
        _isSequence ? "LayerNormalization(Axis = new[] { 1, 2 })" : "LayerNormalization(Axis = new[] { 1 })", _isSequence ? "Softmax(Axis = 1)" : "Softmax"));

    private void AddElementwise() => _parts.Add(Pick(
        "PRelu", "PRelu(SharedAxes = new[] { 1 })", "Relu(MaxValue = 0.5, NegativeSlope = 0.2, Threshold = 0.1)", "LeakyRelu", "Elu(Alpha = 0.5)", "Rescaling(0.7, Offset = 0.1)",
        "GaussianNoise(0.2)", "GaussianDropout(0.2)", "AlphaDropout(0.2)", _isSequence ? "SpatialDropout1D(0.3)" : "Dropout(0.3)", "ActivityRegularization(L1 = 0.01, L2 = 0.02)",
        "Normalization(Mean = new[] { 0.1 }, Variance = new[] { 0.5 })"));

    private void AddHead()
    {
        string metrics = Pick("", ", Metric.Accuracy", ", Metric.Accuracy, Metric.SequenceAccuracy", ", Metric.MeanAbsoluteError",
            ", Metric.Recall(Average = Averaging.Macro), Metric.F1Score(Average = Averaging.Weighted)", ", Metric.TopKCategoricalAccuracy(K = 2), Metric.Precision(TopK = 2)", ", Metric.Auc(NumThresholds = 20)");
        int classes = _random.Next(2, 6);
        _parts.Add(Pick(
            $"Dense({Text(classes)}), Activation(Activation.Softmax), CategoricalCrossentropy{metrics}",
            $"Dense({Text(classes)}, Activation = Activation.Softmax), CategoricalCrossentropy(LabelSmoothing = 0.1){metrics}",
            $"Dense({Text(classes)}), CategoricalCrossentropy(FromLogits = true){metrics}",
            $"Dense({Text(classes)}, Activation = Activation.Softmax), SparseCategoricalCrossentropy{(metrics.Contains("Mean", StringComparison.Ordinal) ? "" : metrics)}",
            $"Dense({Text(classes)}, Activation = Activation.Sigmoid), BinaryCrossentropy",
            $"Dense({Text(classes)}), MeanSquaredError, Metric.MeanAbsoluteError",
            $"Dense({Text(classes)}), {Pick("MeanAbsoluteError", "Huber", "LogCosh", "CosineSimilarity", "Hinge", "SquaredHinge", "CategoricalHinge")}(Reduction = LossReduction.{Pick("Sum", "Mean", "MeanWithSampleWeight")}), Metric.MeanAbsoluteError",
            $"Dense({Text(classes)}, Activation = Activation.Softmax), {Pick("KLDivergence", "Poisson", "MeanSquaredLogarithmicError", "CategoricalFocalCrossentropy", "BinaryFocalCrossentropy(Gamma = 0.5)")}",
            $"Dense({Text(classes)}), BinaryCrossentropy(FromLogits = true)"));
    }

    private string Size() => Text(Pick(Units));

    private string Flag() => Chance(2) ? "true" : "false";

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
