using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>
/// A model's weights: the present values, which training, edits and files change one at a time behind the gate, and the published ones, which every
/// other call reads at any time.
/// </summary>
internal sealed unsafe class ModelWeights
{
    private const string EditOperation = "EditParameters";

    private readonly WeightSnapshots _published;
    private readonly string _model;

    /// <summary>Weights from the declared initializers.</summary>
    public ModelWeights(ModelDefinition definition, long seed)
    {
        _model = definition.Name;
        Gate = new TrainingGate(_model);
        Trainable = new TrainableWeights(definition);
        Infos = [.. definition.Weights.Select(w => new WeightInfo(w.Name, w.Layer, w.Offset, w.Length, w.Trainable) { Shape = w.Shape })];
        Values = Initial(definition, seed);
        _published = new WeightSnapshots(Values.Span);
    }

    /// <summary>The present values, in the order of <c>get_weights()</c>.</summary>
    public PinnedFloats Values { get; }

    /// <summary>Name, shape and place of each weight.</summary>
    public IReadOnlyList<WeightInfo> Infos { get; }

    /// <summary>Which of them training changes.</summary>
    public TrainableWeights Trainable { get; }

    /// <summary>Held by what changes the values.</summary>
    public TrainingGate Gate { get; }

    /// <summary>Held while published weights and the optimizer's state change together, so that a file saved meanwhile holds both of one moment.</summary>
    public Lock Lock { get; } = new();

    /// <summary>Begins to read: the present values on the thread of the running Fit, else the published ones.</summary>
    public WeightReading Read()
    {
        var snapshot = Gate.InCallback ? null : _published.Rent();
        return new(snapshot is null ? Values.Pointer : snapshot.Values.Pointer, snapshot);
    }

    /// <summary>Copies the weights that calls read at this moment.</summary>
    public void CopyTo(Span<float> values)
    {
        using var reading = Read();
        new ReadOnlySpan<float>(reading.Pointer, Values.Length).CopyTo(values);
    }

    /// <summary>Lets all calls read the present values.</summary>
    public void Publish() => _published.Publish(Values.Span);

    /// <summary>The same after an edit or a load; what those change inside a Fit is published when that ends.</summary>
    public void PublishUnlessFitting()
    {
        if (!Gate.InCallback)
        {
            Publish();
        }
    }

    /// <summary>Opens the values for writing.</summary>
    public Span<float> BeginEdit()
    {
        Gate.Enter(EditOperation, mayNest: true);
        return Values.Span;
    }

    /// <summary>Ends what <see cref="BeginEdit"/> began.</summary>
    public void EndEdit()
    {
        try
        {
            PublishUnlessFitting();
        }
        finally
        {
            Gate.Exit(EditOperation);
        }
    }

    /// <summary>Switches a layer; takes effect with the next batch.</summary>
    public void SetLayerTrainable(string layer, bool value)
    {
        using var hold = Gate.Hold("Layers.Trainable", mayNest: true);
        Trainable.SetLayer(layer, value);
    }

    private static PinnedFloats Initial(ModelDefinition definition, long seed)
    {
        var weights = new PinnedFloats(definition.ParameterCount);
        for (int i = 0; i < definition.Weights.Length; i++)
        {
            Initializers.Fill(definition.Weights[i], seed, i, weights.Span.Slice(definition.Weights[i].Offset, definition.Weights[i].Length));
        }

        return weights;
    }
}
