using System.Collections.Generic;
using System.Linq;

namespace NeuralSeqGen.Compiler.Diagnostics;

/// <summary>Every rule that the compiler decides; analyzers make their descriptors from this table.</summary>
internal static class Rules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        Error(RuleIds.OneDeclaration, "OneDeclaration", "The layers of a model stand on one declaration",
            "{0} has layers on {1} declarations, so their order is not defined. Move all layer attributes to one of them."),
        Error(RuleIds.MustBePartial, "MustBePartial", "A model is a partial class", "{0} must be partial: the compiled model is generated into it. Add 'partial'."),
        Error(RuleIds.WrapperWithoutLayer, "WrapperWithoutLayer", "A wrapper stands before the layer it wraps",
            "{0}: [{1}] has no layer behind it. Write the layer it wraps after it, as in [{1}, {2}]."),
        Error(RuleIds.MissingInput, "MissingInput", "A model begins with its input", "{0}: {1}"),
        Error(RuleIds.UnsupportedDeclaration, "UnsupportedDeclaration", "A model is a plain, non-generic, top-level class", "{0}: {1}"),
        Error(RuleIds.ArgumentOutOfRange, "ArgumentOutOfRange", "An argument is outside its range", "{0}: {1}"),
        Error(RuleIds.DuplicateOrReservedName, "DuplicateOrReservedName", "A name is taken", "{0}: {1}"),
        Error(RuleIds.UnknownNode, "UnknownNode", "A name refers to no node", "{0}: {1} names '{2}', but the model has no node of that name. {3}"),
        Error(RuleIds.Cycle, "Cycle", "A layer depends on itself", "{0}: {1} reads '{2}', which is computed from it. A node cannot read itself, directly or through others."),
        Error(RuleIds.MissingOutput, "MissingOutput", "A graph with several ends says which are outputs", "{0}: no node reads {1}. Mark the nodes whose values the model gives with [Output]."),
        new(RuleIds.UnusedNode, "UnusedNode", "A node is computed for nobody", RuleSeverity.Warning, "{0}: no node reads '{1}' and it is no output. Remove it, or mark it with [Output]."),
        Error(RuleIds.MisplacedPart, "MisplacedPart", "A loss, metric or optimizer stands where nothing reads it", "{0}: {1}"),
        Error(RuleIds.NotCSharp, "NotCSharp", "A model is a class in C#",
            "{0} is not compiled: models are C#, since the compiled half of one is written in it. Declare it in a C# class library and reference that from here; its methods take and give plain arrays."),
        Error(RuleIds.UnmarkedModel, "UnmarkedModel", "A class with layers is no model",
            "{0} has [{1}], but is no model: nothing of it is compiled. Add [SequenceModel]."),
        Error(RuleIds.NeedsSequence, "NeedsSequence", "A layer needs a sequence", "{0}: {1} needs (steps, features) but {2}. {3}"),
        Error(RuleIds.NeedsVector, "NeedsVector", "RepeatVector needs a vector", "{0}: {1} needs (features) but {2}. {3}"),
        Error(RuleIds.TimeDistributedNeedsTime, "TimeDistributedNeedsTime", "TimeDistributed needs a time axis", "{0}: {1} needs (steps, …) but {2}. {3}"),
        AtCall(RuleIds.EmbeddingRange, "EmbeddingRange", "An id has no row in the embedding that reads it"),
        Error(RuleIds.EmbeddingOnOneHot, "EmbeddingOnOneHot", "An Embedding reads ids", "{0}: {1} needs whole-number ids (batch, steps) but {2}. {3}"),
        Error(RuleIds.InitialStateShape, "InitialStateShape", "An initial state does not fit the layer that starts from it",
            "{0}: {1} has the states {2}, but InitialState gives {4} of {3}. Set equal units, or put a [Dense] between them."),
        Warning(RuleIds.UnboundedRnnActivation, "UnboundedRnnActivation", "A recurrent layer has an activation without bounds, and nothing clips its gradients",
            "{0}: {1} has Activation = {2}, which is not bounded, so that its state can grow from step to step until the loss is NaN. Remove Activation, which gives Keras's Tanh, or set ClipNorm = 1 on the optimizer."),
        Error(RuleIds.ReshapeTotal, "ReshapeTotal", "A reshape keeps the number of elements", "{0}: {1} needs {2} elements, but {3}. Make the products equal, or let one extent follow from the others with -1."),
        Error(RuleIds.MergeShapes, "MergeShapes", "Inputs of a merge do not fit one another", "{0}: {1} needs {2}, but reads {3}. Change the layers in front of it, or what it reads."),
        Error(RuleIds.WrapperNeedsRecurrent, "WrapperNeedsRecurrent", "Bidirectional and StackedRnn wrap recurrent layers",
            "{0}: {1} needs {4} behind {2}, but {3} is none. Remove {2}, or wrap {5}."),
        Error(RuleIds.ForcedInputSeesAhead, "ForcedInputSeesAhead", "A forced input reaches its target through layers that do not look ahead", "{0}: {1}"),
        Error(RuleIds.IntLabelsWithCategorical, "IntLabelsWithCategorical", "Integer labels with a one-hot loss",
            "{0} compares with {1}, which needs one float per class, but '{2}' holds integer labels. Use [SparseCategoricalCrossentropy], or pass Sequences.ToCategorical({2}, {3})."),
        Error(RuleIds.OneHotWithSparse, "OneHotWithSparse", "One-hot labels with a sparse loss",
            "{0} compares with [SparseCategoricalCrossentropy], which needs one integer label per row, but '{1}' holds floats. Use [CategoricalCrossentropy], or pass Sequences.ArgMax({1})."),
        Error(RuleIds.SoftmaxOverOneUnit, "SoftmaxOverOneUnit", "A softmax over one unit is constant",
            "{0}: {1}, so nothing can be learnt. For a yes or no use Activation.Sigmoid and [BinaryCrossentropy], for classes one unit each."),
        Warning(RuleIds.SigmoidWithCategorical, "SigmoidWithCategorical", "A loss over classes stands behind probabilities that do not share",
            "{0}: {1} compares classes of which one holds, but {2}: each value is a probability of its own. Use Activation.Softmax, or [BinaryCrossentropy] where several classes hold at once."),
        Warning(RuleIds.SoftmaxWithBinary, "SoftmaxWithBinary", "A binary loss stands behind a softmax",
            "{0}: {1} judges each value by itself, but {2}, whose values add up to 1. Use [CategoricalCrossentropy], or Activation.Sigmoid where several classes hold at once."),
        Error(RuleIds.FromLogitsAfterSoftmax, "FromLogitsAfterSoftmax", "FromLogits stands behind an activation that gives probabilities",
            "{0}: {1} has FromLogits = true, but {2}: these are probabilities already, whose softmax or sigmoid is nearly even. Remove FromLogits or the activation."),
        Warning(RuleIds.ProbabilitiesExpected, "ProbabilitiesExpected", "A loss of probabilities stands behind values that are none",
            "{0}: {1} compares probabilities, but {2}, whose values are none: they are clipped and give no gradient there. {3}."),
        Warning(RuleIds.DoubleSoftmax, "DoubleSoftmax", "Probabilities go through a softmax or sigmoid again",
            "{0}: {1} applies {2} to probabilities, since {3}: they differ by 1 at most, so the result is nearly even and learns slowly. Remove one of the two."),
        Warning(RuleIds.AccuracyOnRegression, "AccuracyOnRegression", "Accuracy of numbers that are no classes",
            "{0}: {1} counts right classes, but [{2}] compares numbers and {3}. Use [Metric.MeanAbsoluteError]; where the targets are classes, say which: [Metric.BinaryAccuracy] or [Metric.CategoricalAccuracy]."),
        NoteAtCall(RuleIds.TargetNotDistribution, "TargetNotDistribution", "Targets of a loss over classes do not add up to 1"),
        Error(RuleIds.LogitsExpected, "LogitsExpected", "A loss of logits stands behind an activation that gives probabilities",
            "{0}: {1} takes logits, but {2}: probabilities lie within 1 of one another, so nothing can be learnt. Remove the activation."),
        AtCall(RuleIds.TargetOutOfRange, "TargetOutOfRange", "A target is outside what its loss compares"),
        AtCall(RuleIds.CtcLabel, "CtcLabel", "A label of [Ctc] holds a blank, or needs more steps than there are"),
        Warning(RuleIds.UntrainedWeights, "UntrainedWeights", "No loss reaches weights that are to be trained",
            "{0}: no loss depends on {1}, so that Fit leaves {2} as they were initialised: {3} has no loss, and nothing that has one reads them. Give {3} a loss, or set Trainable = false on the layer."),
        Warning(RuleIds.NothingToTrain, "NothingToTrain", "A loss reaches frozen weights only",
            "{0}: Fit changes nothing, since {1} depends on frozen layers only: {2}. Remove Trainable = false from one of them."),
        Warning(RuleIds.ConstantShares, "ConstantShares", "A softmax shares between one value of each step",
            "{0}: {1} is a softmax of 1 value, which is {2} whatever the layer reads: what stands in front of it learns nothing from what stands behind. For shares of the steps take the activation away and put [Softmax(Axis = 1)] behind the layer, or [Flatten, Softmax]."),
        Error(RuleIds.TargetRankTooHigh, "TargetRankTooHigh", "The target has an axis more than the output", "{0} is {1}: its output is {2}{3}, but '{4}' has {5}. {6}"),
        Error(RuleIds.TargetRankTooLow, "TargetRankTooLow", "The target has an axis less than the output", "{0} is {1}: its output is {2}{3}, but '{4}' has {5}. {6}"),
        Error(RuleIds.InputRankTooLow, "InputRankTooLow", "The input lacks an axis", "{0} takes {1}, but '{2}' has {3}: {4}"),
        Error(RuleIds.InputRankTooHigh, "InputRankTooHigh", "The input has an axis too many", "{0} takes {1}, but '{2}' has {3}: {4}"),
        AtCall(RuleIds.TimeFeatureSwapped, "TimeFeatureSwapped", "Time and features are swapped"),
        AtCall(RuleIds.ExtentMismatch, "ExtentMismatch", "An array or a span has other extents than the model"),
        AtCall(RuleIds.ClassCountMismatch, "ClassCountMismatch", "The target has another number of classes than the output"),
        AtCall(RuleIds.LabelOutOfRange, "LabelOutOfRange", "A label is none of the classes"),
        AtCall(RuleIds.SampleCountMismatch, "SampleCountMismatch", "Inputs and targets have different numbers of samples"),
        AtCall(RuleIds.WeightShape, "WeightShape", "Weights of samples or steps do not fit the samples"),
        Error(RuleIds.JaggedInput, "JaggedInput", "Arrays in an array, or a list, stand where one array is needed", "{0} takes {1}, but '{2}' is {3}. {4}"),
        NoteAtCall(RuleIds.OrderedValidationSplit, "OrderedValidationSplit", "ValidationSplit cuts samples that are sorted by class"),
        Warning(RuleIds.TeacherForcingLeak, "TeacherForcingLeak", "The same ids are input and target, step by step",
            "{0}: '{1}' is passed to {2} and as the target of {3}, each step of which reads the same step of it, so that training teaches to copy. Pass as target what comes one step later, or let [TeacherForcing] do that."),
        Error(RuleIds.NotStepwise, "NotStepwise", "A model that looks ahead has no Step", "{0} cannot go step by step: {1} {2}. Pass whole sequences to Predict, or make the model causal."),
        Error(RuleIds.ArgumentType, "ArgumentType", "An argument has another type than it takes", "{0} takes {1}, but '{2}' is {3}. {4}"),
        Error(RuleIds.ArgumentOrder, "ArgumentOrder", "Arrays are passed in another order or number than the model takes", "{0}.{1} takes {2}, but {3}. {4}"),
        Error(RuleIds.StatefulNeedsBatch, "StatefulNeedsBatch", "A stateful layer needs a fixed batch size",
            "{0}: {1} keeps a state per row of a batch, but [Input] {2}. Set BatchSize = n on [Input] and pass a multiple of n samples, or remove Stateful."),
        AtCall(RuleIds.StatefulBatchDivides, "StatefulBatchDivides", "Samples do not make whole batches of a stateful model"),
        new(RuleIds.StatefulShuffled, "StatefulShuffled", "Fit shuffles what a stateful layer goes on from", RuleSeverity.Warning,
            "{0}: Fit shuffles the samples, so each row of {1} goes on from the state of another sequence. Set Shuffle = false."),
        Warning(RuleIds.MaskDestroyed, "MaskDestroyed", "A mask ends at a layer that does not use it",
            "{0}: the mask of {1} ends at {2}, which {3}: behind it padding is read, and trained on, like anything else. {4}"),
        Info(RuleIds.DeclaredBatchSize, "DeclaredBatchSize", "A stateful model has another batch size than the options",
            "{0}.Fit: batches have {1} samples, not FitOptions.BatchSize = {2}: the model keeps states for {1} rows. Leave BatchSize out of the options, or declare [Input(…, BatchSize = {2})]."),
        Error(RuleIds.WeightsMismatch, "WeightsMismatch", "Weights or a weight file do not fit the model", "{0}: {1}"),
        Error(RuleIds.VocabularyFile, "VocabularyFile", "A vocabulary is one of the project's AdditionalFiles", "{0}: {1}"),
        Error(RuleIds.VocabularyExtent, "VocabularyExtent", "An extent is the number of ids of its vocabulary",
            "{0}: {1} has {2} = {3}, but '{4}' has {5} ids: {6} tokens, {7}. Write {5}, or -1, which takes it from the file."),
        Error(RuleIds.WeightFile, "WeightFile", "A weight file is one of the project's WeightFile items", "{0}: {1}"),
        Error(RuleIds.ArchitectureLocked, "ArchitectureLocked", "A locked model has another architecture",
            "{0} has the architecture {1}, but [Architecture] locks {2}: weight files that the shipped version saved would be refused or mean something else. Undo the change of its layers, or set [Architecture(\"{1}\")] and ship new weight files."),
        Error(RuleIds.BudgetExceeded, "BudgetExceeded", "A model costs more than its budget allows",
            "{0} has {1} {2}, but [Budget] allows {3}. The costliest layers: {4}. Make them smaller, or raise the limit."),
        Info(RuleIds.UnrolledTooLong, "UnrolledTooLong", "A layer has too many steps to be written out",
            "{0}: {1} has Unroll = true, but with {2} steps written out the code of {0} would be longer than {3} lines: it keeps the loop, which gives the same bits at the same speed. Remove Unroll."),
        Error(RuleIds.UnknownVectorWidth, "UnknownVectorWidth", "A vector has 512, 256 or 128 bits",
            "NeuralSeqGenVectorWidths is '{0}', but '{1}' is no vector width. Write some of 512, 256 and 128 with commas between, or remove the property to have all three."),
        Info(RuleIds.RedundantTimeDistributed, "RedundantTimeDistributed", "TimeDistributed changes nothing",
            "TimeDistributed changes nothing here: {0} already applies to the last axis of {1}; {2}same values"),
        new(RuleIds.ShapeComment, "ShapeComment", "A comment says another shape than the layers in front of it", RuleSeverity.Hidden, "{0}: the comment says {1}, but the layers of this line give {2}. Write that."),
        Error(RuleIds.FunctionShapes, "FunctionShapes", "Shapes in a function do not fit", "{0}: {1}"),
        Error(RuleIds.NoCompiledForm, "NoCompiledForm", "What a function does has no compiled form", "{0}: {1}"),
        Error(RuleIds.UnknownFunction, "UnknownFunction", "A name refers to no function", "{0}: {1}"),
        Error(RuleIds.FunctionArguments, "FunctionArguments", "A function gets other arguments than it has parameters", "{0}: {1}"),
        Error(RuleIds.FunctionResult, "FunctionResult", "A function gives another result than its place needs", "{0}: {1}"),
        Error(RuleIds.UnusedOperand, "UnusedOperand", "A function does not use what it is given", "{0}: {1}"),
    ];

    private static readonly Dictionary<string, Rule> ById = All.ToDictionary(rule => rule.Id);

    public static Rule Get(string id) => ById[id];

    private static Rule Warning(string id, string name, string title, string format) => new(id, name, title, RuleSeverity.Warning, format);

    private static Rule Info(string id, string name, string title, string format) => new(id, name, title, RuleSeverity.Info, format);

    /// <summary>A rule that the runtime has, reported at a call whose arrays are known: model, method, and the runtime's sentence.</summary>
    private static Rule AtCall(string id, string name, string title) => Error(id, name, title, "{0}.{1}: {2}") with { IsOfTheRuntime = true };

    /// <summary>The same of what the runtime only notes.</summary>
    private static Rule NoteAtCall(string id, string name, string title) => AtCall(id, name, title) with { Severity = RuleSeverity.Info };

    private static Rule Error(string id, string name, string title, string format) => new(id, name, title, RuleSeverity.Error, format);
}
