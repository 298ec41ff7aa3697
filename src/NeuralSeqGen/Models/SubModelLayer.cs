using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of a model used as a layer. They are this model's own; copies go from and to instances of the model inside.</summary>
public sealed class SubModelLayer : LayerView
{
    private readonly IParameterStore _parameters;

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SubModelLayer(IParameterStore parameters, string name) : base(parameters, name)
    {
        _parameters = parameters;
        Weights = [.. parameters.Weights.Where(w => w.Name.StartsWith(name + "/", StringComparison.Ordinal))];
    }

    /// <summary>The weights, named with the layer in front: <c>encoder_1/gru_1/kernel</c>.</summary>
    public IReadOnlyList<WeightInfo> Weights { get; }

    /// <summary>A weight by its name in the model inside, such as <c>gru_1/kernel</c>.</summary>
    /// <exception cref="InvalidOperationException">There is no such weight.</exception>
    public WeightView this[string weight] => Weight(weight);

    /// <summary>Takes the weights of an instance of the model inside.</summary>
    /// <param name="model">The instance; it stays as it is.</param>
    /// <exception cref="ArgumentException">A model of other weights.</exception>
    /// <exception cref="InvalidOperationException">This model is being trained, edited or loaded elsewhere.</exception>
    public void CopyFrom(ISequenceModel model)
    {
        var theirs = Matching(model);
        using var edit = new ParameterEdit(_parameters);
        for (int i = 0; i < theirs.Count; i++)
        {
            model.Parameters.Slice(theirs[i].Offset, theirs[i].Length).CopyTo(edit.Values.Slice(Weights[i].Offset, Weights[i].Length));
        }
    }

    /// <summary>Gives the weights to an instance of the model inside.</summary>
    /// <param name="model">The instance.</param>
    /// <exception cref="ArgumentException">A model of other weights.</exception>
    /// <exception cref="InvalidOperationException">That model is being trained, edited or loaded elsewhere.</exception>
    public void CopyTo(ISequenceModel model)
    {
        var theirs = Matching(model);
        using var edit = model.EditParameters();
        for (int i = 0; i < theirs.Count; i++)
        {
            _parameters.Parameters.Slice(Weights[i].Offset, Weights[i].Length).CopyTo(edit.Values.Slice(theirs[i].Offset, theirs[i].Length));
        }
    }

    private IReadOnlyList<WeightInfo> Matching(ISequenceModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var theirs = model.Weights;
        for (int i = 0; i < Math.Max(theirs.Count, Weights.Count); i++)
        {
            if (i >= theirs.Count || i >= Weights.Count || Weights[i].Name != $"{Name}/{theirs[i].Name}" || !Weights[i].Shape.SequenceEqual(theirs[i].Shape))
            {
                throw new ArgumentException($"'{Name}' holds another model than {model.Name}: {Of(Weights, i)} here, {Of(theirs, i)} there.", nameof(model));
            }
        }

        return theirs;
    }

    private static string Of(IReadOnlyList<WeightInfo> weights, int index) =>
        index < weights.Count ? $"weight {index} is '{weights[index].Name}' {ShapeText.Of(weights[index].Shape)}" : $"{weights.Count} weights";
}
