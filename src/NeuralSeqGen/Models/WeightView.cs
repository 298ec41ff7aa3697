using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>One weight of a model instance.</summary>
public readonly struct WeightView
{
    private readonly IParameterStore _parameters;
    private readonly WeightInfo _info;

    internal WeightView(IParameterStore parameters, WeightInfo info)
    {
        _parameters = parameters;
        _info = info;
    }

    /// <summary>Name, shape and place.</summary>
    public WeightInfo Info => _info ?? throw NoWeight();

    /// <summary>The present values, row-major.</summary>
    public ReadOnlySpan<float> Values => (_parameters ?? throw NoWeight()).Parameters.Slice(Info.Offset, Info.Length);

    /// <summary>Sets all values.</summary>
    /// <param name="values">As many as the weight has, row-major.</param>
    /// <exception cref="ShapeMismatchException">Another number of values.</exception>
    /// <exception cref="InvalidOperationException">The model is being trained, edited or loaded elsewhere.</exception>
    public void CopyFrom(ReadOnlySpan<float> values)
    {
        var info = Info;
        if (values.Length != info.Length)
        {
            throw new ShapeMismatchException(RuntimeRules.WeightsMismatch, $"'{info.Name}' is {ShapeText.Of(info.Shape)}, {info.Length} values, but {values.Length} were given.", nameof(values))
            {
                Layer = info.Layer, Expected = info.Shape.ToArray(), Actual = [values.Length],
            };
        }

        using var edit = new ParameterEdit(_parameters);
        values.CopyTo(edit.Values.Slice(info.Offset, info.Length));
    }

    private static InvalidOperationException NoWeight() => new("This WeightView belongs to no model: take it from a layer of model.Layers.");
}
