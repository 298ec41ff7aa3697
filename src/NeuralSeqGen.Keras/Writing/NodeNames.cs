using System.Text;

namespace NeuralSeqGen.Keras.Writing;

/// <summary>C# identifiers for Keras's names: letters and digits of any script, unique, and none that a generated model uses itself.</summary>
internal sealed class NodeNames
{
    private const int MaxLength = 60;

    private static readonly HashSet<string> Reserved =
    [
        "Fit", "Evaluate", "Predict", "PredictOne", "TrainOnBatch", "ComputeGradients", "ApplyGradients", "PredictLayer", "CreateState", "Step", "ResetStates", "EditParameters", "GetSummary", "SaveWeights",
        "LoadWeights", "Create", "Generate", "ParameterCount", "FlopsPerSample", "TrainingArenaBytes", "InferenceArenaBytes", "ArchitectureHash", "InputShape", "OutputShape", "Summary", "Layers", "LayerSet",
        "Name", "Inputs", "Outputs", "Weights", "Parameters", "LearningRate", "LearningRateSchedule", "NonFiniteInputs", "Activation", "Initializer", "MergeMode", "ConvolutionPadding", "Constraint", "ScoreMode",
        "ElementType", "EpsilonPlacement", "Averaging", "LossReduction", "Metric", "LayerNode", "Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize", "System",
    ];

    private readonly HashSet<string> _taken;

    private readonly Dictionary<string, int> _again = [];

    /// <param name="taken">Names that are in use besides.</param>
    public NodeNames(params IEnumerable<string> taken) => _taken = [.. Reserved, .. taken];

    /// <summary>A name that nothing else has.</summary>
    public string Fresh(string wanted)
    {
        string stem = Pascal(wanted), name = stem;
        while (!_taken.Add(name))
        {
            name = $"{stem}{(char.IsDigit(stem[^1]) ? "_" : "")}{_again[stem] = _again.GetValueOrDefault(stem, 1) + 1}";
        }

        return name;
    }

    /// <summary>Takes a name as it is; false where it is in use.</summary>
    public bool TryTake(string name) => _taken.Add(name);

    /// <summary><c>simple_rnn_1</c> as <c>SimpleRnn1</c>; what no identifier may hold separates words.</summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder();
        bool isStart = true;
        foreach (char c in name.Normalize(NormalizationForm.FormC))
        {
            if (!char.IsLetterOrDigit(c))
            {
                isStart = true;
                continue;
            }

            text.Append(isStart ? char.ToUpperInvariant(c) : c);
            isStart = false;
        }

        string cut = text.Length > MaxLength ? text.ToString(0, MaxLength) : text.ToString();
        return cut.Length == 0 ? "Layer" : char.IsLetter(cut[0]) ? cut : "_" + cut;
    }
}
