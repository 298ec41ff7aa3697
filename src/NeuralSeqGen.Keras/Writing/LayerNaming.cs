using NeuralSeqGen.Keras.Graph;

namespace NeuralSeqGen.Keras.Writing;

/// <summary>Which layers keep their Keras names: those that Keras did not count by itself, in a form that names of weights can have.</summary>
internal sealed class LayerNaming
{
    private const int MaxLength = 60;

    private static readonly HashSet<string> Reserved = ["LayerSet", "Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize"];

    private readonly HashSet<string> _properties = [];

    /// <summary>The name to write; null for none.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="attribute">What it is called here, by which names are counted here.</param>
    public string? Of(KerasLayer layer, string attribute)
    {
        if (KerasNames.IsCounted(layer.Name, layer.WrittenClass ?? layer.ClassName) || KerasNames.IsCounted(layer.Name, attribute) || layer.IsOperation || layer.Name.All(char.IsAsciiDigit))
        {
            return null;
        }

        string name = new([.. layer.Name.Select(c => c is '/' or '"' or '\\' || char.IsControl(c) || c is '\u2028' or '\u2029' ? '_' : c).Take(MaxLength)]);
        string property = NodeNames.Pascal(name);
        return name.Any(char.IsLetterOrDigit) && !Reserved.Contains(property) && _properties.Add(property) ? name.Trim() : null;
    }
}
