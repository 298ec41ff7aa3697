namespace NeuralSeqGen;

/// <summary>The table of the rules that are checked at run time. Those that analyzers report, too, where they know enough, have the same ids and titles there; generated overloads refuse the ranks of inputs.</summary>
internal static class RuntimeRules
{
    private static readonly List<RuntimeRule> _all = [];

    public static RuntimeRule EmbeddingRange { get; } = Add("NSG0104", "EmbeddingRange", "An id has no row in the embedding that reads it");

    public static RuntimeRule TargetNotDistribution { get; } = Add("NSG0211", "TargetNotDistribution", "Targets of a loss over classes do not add up to 1");

    public static RuntimeRule TargetOutOfRange { get; } = Add("NSG0213", "TargetOutOfRange", "A target is outside what its loss compares");

    public static RuntimeRule CtcLabel { get; } = Add("NSG0214", "CtcLabel", "A label of [Ctc] holds a blank, or needs more steps than there are");

    public static RuntimeRule TargetRankTooHigh { get; } = Add("NSG0301", "TargetRankTooHigh", "The target has an axis more than the output");

    public static RuntimeRule TargetRankTooLow { get; } = Add("NSG0302", "TargetRankTooLow", "The target has an axis less than the output");

    public static RuntimeRule InputRankTooLow { get; } = Add("NSG0303", "InputRankTooLow", "The input lacks an axis");

    public static RuntimeRule InputRankTooHigh { get; } = Add("NSG0304", "InputRankTooHigh", "The input has an axis too many");

    public static RuntimeRule TimeFeatureSwapped { get; } = Add("NSG0305", "TimeFeatureSwapped", "Time and features are swapped");

    public static RuntimeRule ExtentMismatch { get; } = Add("NSG0306", "ExtentMismatch", "An array or a span has other extents than the model");

    public static RuntimeRule ClassCountMismatch { get; } = Add("NSG0307", "ClassCountMismatch", "The target has another number of classes than the output");

    public static RuntimeRule LabelOutOfRange { get; } = Add("NSG0308", "LabelOutOfRange", "A label is none of the classes");

    public static RuntimeRule SampleCountMismatch { get; } = Add("NSG0309", "SampleCountMismatch", "Inputs and targets have different numbers of samples");

    public static RuntimeRule WeightShape { get; } = Add("NSG0310", "WeightShape", "Weights of samples or steps do not fit the samples");

    public static RuntimeRule OrderedValidationSplit { get; } = Add("NSG0312", "OrderedValidationSplit", "ValidationSplit cuts samples that are sorted by class");

    public static RuntimeRule UnknownMonitor { get; } = Add("NSG0320", "UnknownMonitor", "A callback watches what nobody can judge");

    public static RuntimeRule MissingTargets { get; } = Add("NSG0322", "MissingTargets", "A metric without weights reads targets that are missing");

    public static RuntimeRule NothingToLearn { get; } = Add("NSG0323", "NothingToLearn", "Fit learns nothing from what it was given");

    public static RuntimeRule StatefulBatchDivides { get; } = Add("NSG0402", "StatefulBatchDivides", "Samples do not make whole batches of a stateful model");

    public static RuntimeRule StatefulShuffled { get; } = Add("NSG0403", "StatefulShuffled", "Fit shuffles what a stateful layer goes on from");

    public static RuntimeRule DeclaredBatchSize { get; } = Add("NSG0405", "DeclaredBatchSize", "A stateful model has another batch size than the options");

    public static RuntimeRule MaskedSample { get; } = Add("NSG0406", "MaskedSample", "A sample is masked at every step");

    public static RuntimeRule WeightsMismatch { get; } = Add("NSG0501", "WeightsMismatch", "Weights or a weight file do not fit the model");

    public static RuntimeRule NonFiniteValue { get; } = Add("NSG0801", "NonFiniteValue", "What is passed holds NaN or infinity");

    public static RuntimeRule NonFiniteLoss { get; } = Add("NSG0802", "NonFiniteLoss", "A batch would leave NaN or infinity in training");

    public static RuntimeRule FunctionShapes { get; } = Add("NSG0901", "FunctionShapes", "Shapes in a function do not fit");

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<RuntimeRule> All => _all;

    private static RuntimeRule Add(string id, string name, string title)
    {
        _all.Add(new RuntimeRule(id, name, title));
        return _all[^1];
    }
}
