using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests;

/// <summary>A model with two weights and no layers' work: enough for callbacks, views and weight files.</summary>
internal sealed class FakeModel : ISequenceModel, IParameterStore
{
    private readonly float[] _parameters = [1, 2, 3, 4, 5, 6, 7, 8];
    private readonly HashSet<string> _frozen = [];
    private bool _editing;

    public int EndedEdits { get; private set; }
    public List<string> SavedPaths { get; } = [];
    public SaveOptions? LastSaveOptions { get; private set; }

    public string Name => "Fake";
    public IReadOnlyList<PortInfo> Inputs { get; } = [new("input_1", ElementType.Single) { Shape = [4, 2] }];
    public IReadOnlyList<PortInfo> Outputs { get; set; } = [new("dense_1", ElementType.Single) { Shape = [3] }];
    public int ParameterCount => _parameters.Length;
    public string ArchitectureHash => "fake";
    public IReadOnlyList<WeightInfo> Weights { get; } =
    [
        new("dense_1/kernel", "dense_1", 0, 6, true) { Shape = [2, 3] },
        new("dense_1/bias", "dense_1", 6, 2, true) { Shape = [2] },
    ];
    public ReadOnlySpan<float> Parameters => _parameters;
    public double LearningRate { get; set; } = 1;
    public LearningRateSchedule? LearningRateSchedule { get; set; }

    public ParameterEdit EditParameters() => new(this);

    public Span<float> BeginEdit()
    {
        if (_editing)
        {
            throw new InvalidOperationException("The model is being edited.");
        }

        _editing = true;
        return _parameters;
    }

    public void EndEdit()
    {
        _editing = false;
        EndedEdits++;
    }

    public bool IsLayerTrainable(string layer) => !_frozen.Contains(layer);

    public void SetLayerTrainable(string layer, bool value)
    {
        if (value)
        {
            _frozen.Remove(layer);
        }
        else
        {
            _frozen.Add(layer);
        }
    }

    public void SaveWeights(string path, SaveOptions? options = null)
    {
        SavedPaths.Add(path);
        LastSaveOptions = options;
        SafetensorsWriter.Write(path, [.. WeightFile.Tensors(Weights, _parameters)]);
    }

    public void SaveWeights(Stream stream, SaveOptions? options = null) => throw new NotSupportedException();
    public LoadReport LoadWeights(string path, LoadOptions? options = null) => throw new NotSupportedException();
    public LoadReport LoadWeights(ReadOnlySpan<byte> safetensors, LoadOptions? options = null) => throw new NotSupportedException();
    public void ApplyGradients(ReadOnlySpan<float> gradients) => throw new NotSupportedException();
    public string GetSummary(SummaryStyle style = SummaryStyle.Classic) => throw new NotSupportedException();
}
