using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Conformance;

/// <summary>One attribute on its way to C# text, and what of it cannot be declared yet.</summary>
/// <param name="name">Name without <c>Attribute</c>.</param>
internal sealed class KerasAttribute(string name)
{
    private readonly List<string> _positional = [];
    private readonly List<(string Property, string Value)> _named = [];

    public string Name => name;

    public IReadOnlyList<string> Positional => _positional;

    public IReadOnlyList<(string Property, string Value)> Named => _named;

    private Type? Type => typeof(ModelPartAttribute).Assembly.GetType($"NeuralSeqGen.{name.Replace('.', '+')}Attribute");

    public void Add(string value) => _positional.Add(value);

    public void Set(string property, string value) => _named.Add((property, value));

    /// <summary>A property as C# text; null where it is not set.</summary>
    public string? Get(string property) => _named.Where(a => a.Property == property).Select(a => a.Value).LastOrDefault();

    /// <summary>What neither the catalogues nor the attributes know.</summary>
    public IEnumerable<string> Missing()
    {
        if (Type is not { } type || (name is not "SequenceModel" && PartCatalogue.KindOf(name) == PartKind.Unknown))
        {
            return [name];
        }

        return _named.Where(a => !IsNeutral(a.Value) || type.GetProperty(a.Property) is not null).Select(a => Missing(type, a.Property, a.Value)).OfType<string>();
    }

    // what Keras says by default need not be sayable here
    public override string ToString()
    {
        var named = _named.Where(a => Type?.GetProperty(a.Property) is not null).Select(a => $"{a.Property} = {a.Value}");
        return string.Join(", ", _positional.Concat(named)) is { Length: > 0 } arguments ? $"{name}({arguments})" : name;
    }

    private string? Missing(Type type, string property, string value)
    {
        if (type.GetProperty(property) is not { } found)
        {
            return $"{name}.{property}";
        }

        return found.PropertyType.IsEnum && !Enum.GetNames(found.PropertyType).Contains(value.Split('.')[^1]) ? value : null;
    }

    private static bool IsNeutral(string value) => value is "false" or "0" or "0.0";
}
