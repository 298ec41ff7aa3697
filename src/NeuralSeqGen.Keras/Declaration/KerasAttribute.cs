using System.Globalization;
using System.Reflection;

namespace NeuralSeqGen.Keras.Declaration;

/// <summary>One attribute on its way to C# text, and what of it cannot be declared.</summary>
/// <param name="name">Name without <c>Attribute</c>, with a type argument where it has one.</param>
internal sealed class KerasAttribute(string name)
{
    private readonly string _name = CSharpText.Name(name);
    private readonly List<string> _positional = [];
    private readonly List<(string Property, string Value)> _named = [];

    public string Name => _name;

    public IReadOnlyList<string> Positional => _positional;

    public IReadOnlyList<(string Property, string Value)> Named => _named;

    /// <summary>Whether a layer can be named with it.</summary>
    public bool HasName => Type?.GetProperty("Name") is not null;

    /// <summary>Whether there is a property of a name.</summary>
    public bool HasProperty(string property) => Type?.GetProperty(property) is not null;

    private Type? Type => typeof(ModelPartAttribute).Assembly.GetType("NeuralSeqGen." + (_name.Split('<') is [var generic, _] ? generic + "Attribute`1" : _name.Replace('.', '+') + "Attribute"));

    public void Add(string value) => _positional.Add(CSharpText.Value(value));

    public void Set(string property, string value) => _named.Add((CSharpText.Identifier(property), CSharpText.Value(value)));

    /// <summary>A property as C# text; null where it is not set.</summary>
    public string? Get(string property) => _named.Where(a => a.Property == property).Select(a => a.Value).LastOrDefault();

    /// <summary>What the attributes do not know.</summary>
    public IEnumerable<string> Missing()
    {
        if (Type is not { } type)
        {
            return [_name];
        }

        var named = _named.Where(a => !IsNeutral(a.Value) || type.GetProperty(a.Property) is not null).Select(a => Missing(type, a.Property, a.Value)).OfType<string>();
        return _positional.Where(CSharpText.IsUnknownMember).Concat(named);
    }

    // what Keras says by default need not be sayable here
    public override string ToString() => Text(_named.Where(a => Type?.GetProperty(a.Property) is not null));

    /// <summary>As one would write it: without what is the default, named last.</summary>
    /// <param name="layerName">The layer's name; null for none.</param>
    public string Written(string? layerName)
    {
        var named = _named.Where(a => a.Property != "Name" && Type?.GetProperty(a.Property) is { } property && !IsDefault(property, a.Value));
        return Text(layerName is null ? named : named.Append(("Name", CSharpText.Quoted(layerName))));
    }

    private string Text(IEnumerable<(string Property, string Value)> named) =>
        string.Join(", ", _positional.Concat(named.Select(a => $"{a.Property} = {a.Value}"))) is { Length: > 0 } arguments ? $"{_name}({arguments})" : _name;

    private bool IsDefault(PropertyInfo property, string value) => Default(property) switch
    {
        null => value == "null",
        bool flag => value == (flag ? "true" : "false"),
        Enum member => value == $"{property.PropertyType.Name}.{member}",
        double or int => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number.Equals(Convert.ToDouble(Default(property), CultureInfo.InvariantCulture)),
        _ => false,
    };

    private object? Default(PropertyInfo property)
    {
        var type = Type!.IsGenericTypeDefinition ? Type.MakeGenericType(typeof(object)) : Type;
        var constructor = type.GetConstructors()[0];
        object?[] arguments = [.. constructor.GetParameters().Select(p => p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : p.ParameterType.IsArray ? Array.CreateInstance(p.ParameterType.GetElementType()!, 0) : "")];
        return type.GetProperty(property.Name)!.GetValue(constructor.Invoke(arguments));
    }

    private string? Missing(Type type, string property, string value)
    {
        if (type.GetProperty(property) is not { } found)
        {
            return $"{_name}.{property}";
        }

        return CSharpText.IsUnknownMember(value) || (found.PropertyType.IsEnum && value.Split('.')[0] != found.PropertyType.Name) ? value : null;
    }

    private static bool IsNeutral(string value) => value is "false" or "0" or "0.0";
}
