using System.Collections.Generic;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>Values of all arguments of one part, defaults filled in. Asking for a name the part does not declare is a bug of the compiler.</summary>
internal sealed class Arguments(IReadOnlyDictionary<string, object?> values, IReadOnlyCollection<string> written)
{
    public int Int(string name) => (int)values[name]!;

    public double Real(string name) => (double)values[name]!;

    public bool Flag(string name) => (bool)values[name]!;

    /// <summary>Member name of an enum argument.</summary>
    public string Choice(string name) => (string)values[name]!;

    public string? Text(string name) => (string?)values[name];

    public EquatableArray<int> Ints(string name) => (EquatableArray<int>?)values[name] ?? EquatableArray<int>.Empty;

    public EquatableArray<double> Reals(string name) => (EquatableArray<double>?)values[name] ?? EquatableArray<double>.Empty;

    public EquatableArray<string> Texts(string name) => (EquatableArray<string>?)values[name] ?? EquatableArray<string>.Empty;

    /// <summary>The value as it is kept, for printing.</summary>
    public object? Value(string name) => values[name];

    /// <summary>The same but for one value.</summary>
    public Arguments With(string name, object? value) => new(values.ToDictionary(p => p.Key, p => p.Key == name ? value : p.Value), written);

    /// <summary>Whether the part declares such an argument.</summary>
    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>Whether the argument stands in the text.</summary>
    public bool IsWritten(string name) => ((ICollection<string>)written).Contains(name);
}
