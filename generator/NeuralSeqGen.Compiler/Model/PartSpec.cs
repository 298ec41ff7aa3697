namespace NeuralSeqGen.Compiler.Model;

/// <summary>One attribute of a model.</summary>
/// <param name="Index">Position among the parts, counted from 0.</param>
/// <param name="Name">Name of the attribute class without <c>Attribute</c>, containing types in front: <c>Gru</c>, <c>Metric.Accuracy</c>.</param>
/// <param name="Arguments">The arguments that are written, constructor arguments under the name of their property.</param>
/// <param name="IsBroken">True when the C# compiler itself reports the attribute: nothing more must be said about it.</param>
internal sealed record PartSpec(int Index, string Name, EquatableArray<ArgumentSpec> Arguments, bool IsBroken = false)
{
    /// <summary>
    /// For an attribute of someone else: the base for parts that it derives from. Its name is then the full one behind <c>global::</c>, which no catalogue has.
    /// Null for parts of the library.
    /// </summary>
    public string? ForeignBase { get; init; }

    /// <summary>The model that <c>[SubModel&lt;T&gt;]</c> names; null for other attributes.</summary>
    public SubModelSpec? SubModel { get; init; }

    /// <summary>What the file holds that <c>[VocabularyFile]</c> names; null for other attributes, and as long as nobody has looked.</summary>
    public VocabularySpec? Vocabulary { get; init; }

    /// <summary>What is known of the file that <c>[WeightFile]</c> names; null for other attributes, and as long as nobody has looked.</summary>
    public WeightFileSpec? WeightFile { get; init; }

    /// <summary>The function that the attribute names; null for attributes that name none.</summary>
    public FunctionSpec? Function { get; init; }

    /// <summary>Value of a written argument; null when it is not written.</summary>
    public object? this[string argument]
    {
        get
        {
            foreach (var candidate in Arguments)
            {
                if (candidate.Name == argument)
                {
                    return candidate.Value;
                }
            }

            return null;
        }
    }
}
