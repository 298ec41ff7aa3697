using NeuralSeqGen.Keras.Declaration;

namespace NeuralSeqGen.Conformance;

/// <summary>The functions of one model: what of its layers and losses can be written as one is, the rest stays as it is.</summary>
internal sealed class FunctionParts
{
    private static readonly Dictionary<string, Func<KerasAttribute, FunctionPart?>> ByName =
        new[] { FunctionCells.All, FunctionLayers.All, FunctionLosses.All }.SelectMany(parts => parts).ToDictionary(part => part.Key, part => part.Value);

    private readonly List<string> _functions = [];
    private readonly HashSet<string> _names = [];

    /// <summary>Parts that can be functions.</summary>
    public static IEnumerable<string> Known => ByName.Keys;

    /// <summary>Parts of this model that are.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>The methods.</summary>
    public IEnumerable<string> Members => _functions.Select((function, i) => $"[TensorFunction] internal static {function.Replace(" F(", $" {Method(i)}(", StringComparison.Ordinal)}");

    /// <summary>The attribute that stands for a part.</summary>
    public KerasAttribute Written(KerasAttribute attribute)
    {
        if (!ByName.TryGetValue(attribute.Name, out var write) || write(attribute) is not { } part || part.Naming("F", attribute).Missing().Any())
        {
            return attribute;
        }

        _names.Add(attribute.Name);
        if (!_functions.Contains(part.Function))
        {
            _functions.Add(part.Function);
        }

        return part.Naming(Method(_functions.IndexOf(part.Function)), attribute);
    }

    private static string Method(int index) => "F" + KerasText.Number(index);
}
