namespace NeuralSeqGen.Compiler.IR;

/// <summary>An edge of the graph: one array of known shape, of one sample unless the rate says otherwise.</summary>
internal sealed class Value(int id, Shape shape, Rate rate, string? name)
{
    /// <summary>Unique within a graph and its bodies.</summary>
    public int Id { get; } = id;

    public Shape Shape { get; } = shape;

    public Rate Rate { get; } = rate;

    /// <summary>Readable name, carried into the generated code; null for temporaries.</summary>
    public string? Name { get; set; } = name;

    /// <summary>The node that makes it; null for inputs and parameters.</summary>
    public Node? Producer { get; set; }

    public override string ToString() => Name is null ? $"%{Id}" : $"%{Id}:{Name}";
}
