using System.Collections.Generic;
using System.Linq;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>Values of all arguments of one part, defaults filled in. Asking for a name the part does not declare is a bug of the compiler.</summary>
internal sealed class Arguments(IReadOnlyDictionary<string, object?> values, IReadOnlyCollection<string> written)
{
    private IReadOnlyDictionary<string, object?> All => values;

    private IReadOnlyCollection<string> Written => written;

    public int Int(string name) => (int)values[name]!;

    public double Real(string name) => (double)values[name]!;

    public bool Flag(string name) => (bool)values[name]!;

    /// <summary>Member name of an enum argument.</summary>
    public string Choice(string name) => (string)values[name]!;

    public string? Text(string name) => (string?)values[name];

    public EquatableArray<int> Ints(string name) => (EquatableArray<int>?)values[name] ?? EquatableArray<int>.Empty;

    public EquatableArray<double> Reals(string name) => (EquatableArray<double>?)values[name] ?? EquatableArray<double>.Empty;

    public EquatableArray<string> Texts(string name) => (EquatableArray<string>?)values[name] ?? EquatableArray<string>.Empty;

    /// <summary>The numbers and bools that a function is called with; strings among them are nodes.</summary>
    public IReadOnlyList<object> Numbers(string name) => ((EquatableArray<object?>?)values[name] ?? EquatableArray<object?>.Empty).Where(value => value is not string and not null).Select(value => value!).ToList();

    /// <summary>The same with those of another part beside them.</summary>
    public Arguments And(Arguments other) => new(values.Concat(other.All).ToDictionary(p => p.Key, p => p.Value), [.. written, .. other.Written]);

    /// <summary>The value as it is kept, for printing.</summary>
    public object? Value(string name) => values[name];

    /// <summary>The same but for one value.</summary>
    public Arguments With(string name, object? value) => new(values.ToDictionary(p => p.Key, p => p.Key == name ? value : p.Value), written);

    /// <summary>Whether the part declares such an argument.</summary>
    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>Whether the argument stands in the text.</summary>
    public bool IsWritten(string name) => ((ICollection<string>)written).Contains(name);
}
