using System.Collections;

namespace NeuralSeqGen;

/// <summary>The parts that <see cref="Tensor.Split"/> makes: by number, one after another, or taken apart into as many variables as there are parts.</summary>
public readonly struct TensorParts : IReadOnlyList<Tensor>
{
    private readonly Tensor[]? _parts;

    internal TensorParts(Tensor[] parts) => _parts = parts;

    /// <summary>How many.</summary>
    public int Count => Parts.Length;

    private Tensor[] Parts => _parts ?? [];

    /// <summary>A part, counted from 0.</summary>
    public Tensor this[int index] => Parts[index];

    /// <summary>Two parts.</summary>
    public void Deconstruct(out Tensor a, out Tensor b) => (a, b) = (At(0, 2), At(1, 2));

    /// <summary>Three parts.</summary>
    public void Deconstruct(out Tensor a, out Tensor b, out Tensor c) => (a, b, c) = (At(0, 3), At(1, 3), At(2, 3));

    /// <summary>Four parts.</summary>
    public void Deconstruct(out Tensor a, out Tensor b, out Tensor c, out Tensor d) => (a, b, c, d) = (At(0, 4), At(1, 4), At(2, 4), At(3, 4));

    /// <summary>Five parts.</summary>
    public void Deconstruct(out Tensor a, out Tensor b, out Tensor c, out Tensor d, out Tensor e) => (a, b, c, d, e) = (At(0, 5), At(1, 5), At(2, 5), At(3, 5), At(4, 5));

    /// <summary>Six parts.</summary>
    public void Deconstruct(out Tensor a, out Tensor b, out Tensor c, out Tensor d, out Tensor e, out Tensor f) =>
        (a, b, c, d, e, f) = (At(0, 6), At(1, 6), At(2, 6), At(3, 6), At(4, 6), At(5, 6));

    /// <summary>Seven parts.</summary>
    public void Deconstruct(out Tensor a, out Tensor b, out Tensor c, out Tensor d, out Tensor e, out Tensor f, out Tensor g) =>
        (a, b, c, d, e, f, g) = (At(0, 7), At(1, 7), At(2, 7), At(3, 7), At(4, 7), At(5, 7), At(6, 7));

    /// <summary>Eight parts.</summary>
    public void Deconstruct(out Tensor a, out Tensor b, out Tensor c, out Tensor d, out Tensor e, out Tensor f, out Tensor g, out Tensor h) =>
        (a, b, c, d, e, f, g, h) = (At(0, 8), At(1, 8), At(2, 8), At(3, 8), At(4, 8), At(5, 8), At(6, 8), At(7, 8));

    /// <inheritdoc/>
    public IEnumerator<Tensor> GetEnumerator() => ((IEnumerable<Tensor>)Parts).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Tensor At(int index, int variables) =>
        Count == variables ? Parts[index] : throw FunctionShapes.Mismatch("Split", $"{Count} parts for {variables} variables. Split into {variables} parts, or write {Count} variables.", "parts", [variables], [Count]);
}
