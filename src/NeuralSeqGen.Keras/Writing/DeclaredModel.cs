using System.Text;
using NeuralSeqGen.Keras.Declaration;

namespace NeuralSeqGen.Keras.Writing;

/// <summary>A class with attributes on its way to text.</summary>
/// <param name="ClassName">Name of the class.</param>
/// <param name="IsChain">Whether its layers are one list on the class.</param>
internal sealed record DeclaredModel(string ClassName, bool IsChain)
{
    /// <summary>The nodes in order; one of a chain.</summary>
    public List<DeclaredNode> Nodes { get; } = [];

    /// <summary>Attributes of a compiled model: on the class.</summary>
    public List<string> Compiled { get; } = [];

    /// <summary>Attributes of a compiled model: losses and metrics by output node.</summary>
    public Dictionary<string, IReadOnlyList<string>> OfOutputs { get; } = [];

    public IEnumerable<DeclaredLayer> Layers => Nodes.SelectMany(node => node.Parts).Select(part => part.Layer).OfType<DeclaredLayer>();

    /// <summary>The class as C#.</summary>
    /// <param name="access">Such as <c>public</c>.</param>
    /// <param name="name">Names of layers; null for one without.</param>
    /// <param name="isCompiled">Whether to write what the model was compiled with.</param>
    public string Text(string access, Func<DeclaredLayer, string?> name, bool isCompiled)
    {
        var text = new StringBuilder("[SequenceModel]\n");
        string header = $"{access} sealed partial class {CSharpText.Identifier(ClassName)}";
        if (IsChain)
        {
            Lines(text, Nodes[0].Parts.Select(part => part.Text(name)));
            Lines(text, isCompiled && Compiled.Count > 0 ? [string.Join(", ", Compiled)] : []);
            return text.Append(header).Append(";\n").ToString();
        }

        Lines(text, isCompiled && Compiled.Count > 0 ? [string.Join(", ", Compiled)] : []);
        text.Append(header).Append("\n{\n");
        text.AppendJoin("\n", Nodes.Select(node => Node(node, name, isCompiled)));
        return text.Append("}\n").ToString();
    }

    private string Node(DeclaredNode node, Func<DeclaredLayer, string?> name, bool isCompiled)
    {
        var attributes = node.Parts.Select(part => part.Text(name)).Concat(isCompiled && OfOutputs.TryGetValue(node.Property, out var losses) ? losses : []);
        return $"    [{string.Join(", ", attributes)}]\n    private static partial LayerNode {CSharpText.Identifier(node.Property)} {{ get; }}\n";
    }

    private static void Lines(StringBuilder text, IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            text.Append('[').Append(line).Append("]\n");
        }
    }
}
