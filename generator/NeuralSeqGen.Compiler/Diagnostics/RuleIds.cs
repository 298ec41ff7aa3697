namespace NeuralSeqGen.Compiler.Diagnostics;

/// <summary>
/// Ids: 00xx declaration, 01xx layer chain, 02xx loss and labels, 03xx call sites, 04xx states, 05xx files, 06xx size, 07xx advice, 09xx functions. Those of <see cref="Rules"/>, which analyzers report,
/// then those that generated code alone has.
/// </summary>
internal static class RuleIds
{
    public const string OneDeclaration = "NSG0001";
    public const string MustBePartial = "NSG0002";
    public const string WrapperWithoutLayer = "NSG0003";
    public const string MissingInput = "NSG0004";
    public const string UnsupportedDeclaration = "NSG0005";
    public const string ArgumentOutOfRange = "NSG0006";
    public const string DuplicateOrReservedName = "NSG0007";
    public const string UnknownNode = "NSG0008";
    public const string Cycle = "NSG0009";
    public const string MissingOutput = "NSG0010";
    public const string UnusedNode = "NSG0011";
    public const string MisplacedPart = "NSG0012";
    public const string NotCSharp = "NSG0013";
    public const string UnmarkedModel = "NSG0014";
    public const string NeedsSequence = "NSG0101";
    public const string NeedsVector = "NSG0102";
    public const string TimeDistributedNeedsTime = "NSG0103";
    public const string EmbeddingRange = "NSG0104";
    public const string EmbeddingOnOneHot = "NSG0105";
    public const string InitialStateShape = "NSG0106";
    public const string UnboundedRnnActivation = "NSG0107";
    public const string ReshapeTotal = "NSG0108";
    public const string MergeShapes = "NSG0109";
    public const string WrapperNeedsRecurrent = "NSG0115";
    public const string ForcedInputSeesAhead = "NSG0117";
    public const string IntLabelsWithCategorical = "NSG0201";
    public const string OneHotWithSparse = "NSG0202";
    public const string SoftmaxOverOneUnit = "NSG0203";
    public const string SigmoidWithCategorical = "NSG0204";
    public const string SoftmaxWithBinary = "NSG0205";
    public const string FromLogitsAfterSoftmax = "NSG0206";
    public const string ProbabilitiesExpected = "NSG0207";
    public const string DoubleSoftmax = "NSG0208";
    public const string AccuracyOnRegression = "NSG0209";
    public const string TargetNotDistribution = "NSG0211";
    public const string LogitsExpected = "NSG0212";
    public const string TargetOutOfRange = "NSG0213";
    public const string CtcLabel = "NSG0214";
    public const string UntrainedWeights = "NSG0215";
    public const string NothingToTrain = "NSG0216";
    public const string ConstantShares = "NSG0217";
    public const string TargetRankTooHigh = "NSG0301";
    public const string TargetRankTooLow = "NSG0302";
    public const string InputRankTooLow = "NSG0303";
    public const string InputRankTooHigh = "NSG0304";
    public const string TimeFeatureSwapped = "NSG0305";
    public const string ExtentMismatch = "NSG0306";
    public const string ClassCountMismatch = "NSG0307";
    public const string LabelOutOfRange = "NSG0308";
    public const string SampleCountMismatch = "NSG0309";
    public const string WeightShape = "NSG0310";
    public const string JaggedInput = "NSG0311";
    public const string OrderedValidationSplit = "NSG0312";
    public const string TeacherForcingLeak = "NSG0313";
    public const string NotStepwise = "NSG0316";
    public const string ArgumentType = "NSG0317";
    public const string ArgumentOrder = "NSG0318";
    public const string StatefulNeedsBatch = "NSG0401";
    public const string StatefulBatchDivides = "NSG0402";
    public const string StatefulShuffled = "NSG0403";
    public const string MaskDestroyed = "NSG0404";
    public const string DeclaredBatchSize = "NSG0405";
    public const string WeightsMismatch = "NSG0501";
    public const string VocabularyFile = "NSG0502";
    public const string VocabularyExtent = "NSG0503";
    public const string WeightFile = "NSG0504";
    public const string ArchitectureLocked = "NSG0505";
    public const string BudgetExceeded = "NSG0601";
    public const string UnrolledTooLong = "NSG0602";
    public const string UnknownVectorWidth = "NSG0603";
    public const string RedundantTimeDistributed = "NSG0701";
    public const string ShapeComment = "NSG0702";
    public const string FunctionShapes = "NSG0901";
    public const string NoCompiledForm = "NSG0902";
    public const string UnknownFunction = "NSG0903";
    public const string FunctionArguments = "NSG0904";
    public const string FunctionResult = "NSG0905";
    public const string UnusedOperand = "NSG0906";

    /// <summary>A bug of this compiler itself, which an <c>#error</c> reports; see analyzers/docs/NSG0000.md.</summary>
    public const string CompilerBug = "NSG0000";
}
