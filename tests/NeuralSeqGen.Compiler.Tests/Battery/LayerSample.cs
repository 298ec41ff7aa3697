using System.Globalization;
using System.Text.RegularExpressions;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Battery;

/// <summary>One way to write a layer, and what Keras says about it.</summary>
/// <param name="Inputs">Extents of the inputs A, B, C, such as <c>"5, 3"</c> or <c>"5, 3; 4"</c>.</param>
/// <param name="Layers">
/// The attributes. <c>#</c> is a width, 7 here and anything in random models. A list that names A with nameof is a node of a graph; lists separated by <c>|</c> are nodes N1, N2, … of which the last is the output.
/// </param>
/// <param name="Output">Extents of the output.</param>
/// <param name="Parameters">Numbers in all weights.</param>
internal sealed partial record LayerSample(string Inputs, string Layers, string Output, int Parameters)
{
    public const string Width = "7";

    /// <summary>Members of the class that its layers name.</summary>
    public string Functions { get; init; } = "";

    private string Body => Functions.Length == 0 ? ";" : $"\n{{\n{Functions}\n}}";

    private string[] InputShapes => Inputs.Split("; ");

    private string[] Nodes => Layers.Split(" | ");

    /// <summary>What a mask behind the input must not change.</summary>
    public Truncation Truncated { get; init; }

    /// <summary>Whether the sample is a list of attributes on the class.</summary>
    public bool IsStack => !Layers.Contains("nameof", StringComparison.Ordinal);

    /// <summary>Names of the attributes, wrappers included.</summary>
    public IReadOnlyList<string> Names => [.. Nodes.SelectMany(Split).Select(part => part.Split('(')[0])];

    /// <summary>Whether all its layers are in the catalogue.</summary>
    public bool IsKnown => Names.All(name => LayerCatalogue.Find(name) is not null);

    public bool HasUnrollableSteps => Names.Any(name => name is "Gru" or "Lstm" or "SimpleRnn") && !Layers.Contains("Unroll", StringComparison.Ordinal);

    /// <summary>The class.</summary>
    /// <param name="header">Such as <c>public sealed partial class Model1</c>.</param>
    /// <param name="objective">Loss and optimizer.</param>
    public string Declaration(string header, string objective = "MeanSquaredError, Sgd")
    {
        string text = Layers.Replace("#", Width, StringComparison.Ordinal);
        if (IsStack)
        {
            return $"[SequenceModel]\n[Input({Inputs})]\n[{text}]\n[{objective}]\n{header}{Body}\n";
        }

        var inputs = InputShapes.Select((shape, i) => $"    [Input({shape})] private static partial LayerNode {(char)('A' + i)} {{ get; }}\n");
        var nodes = text.Split(" | ").Select((node, i) => $"    [{node}{(i == Nodes.Length - 1 ? ", Output" : "")}] private static partial LayerNode N{i + 1} {{ get; }}\n");
        return $"[SequenceModel, {objective}]\n{header}\n{{\n{string.Concat(inputs)}{string.Concat(nodes)}}}\n";
    }

    public BoundModel Bind() => Bound(Declaration("public sealed partial class Model1"));

    /// <summary>The same layers behind a mask, on so many steps.</summary>
    public BoundModel BindMasked(int steps, bool isMasked)
    {
        string input = string.Join(", ", Inputs.Split(", ").Skip(1).Prepend(steps.ToString(CultureInfo.InvariantCulture)));
        string mask = isMasked && !Layers.StartsWith("Embedding", StringComparison.Ordinal) ? "[Masking]" : "";
        return Bound($"[SequenceModel][Input({input})]{mask}[{Layers.Replace("#", Width, StringComparison.Ordinal)}][MeanSquaredError, Sgd] public sealed partial class Model1{Body}");
    }

    /// <summary>The same with every step written out.</summary>
    public LayerSample Unrolled() => this with { Layers = Unrollable().Replace(Layers, match => $"{match.Groups[1].Value}({match.Groups[2].Value}, Unroll = true") };

    /// <summary>The attributes of a list, each with its arguments.</summary>
    public static List<string> Split(string layers)
    {
        var parts = new List<string>();
        int depth = 0, start = 0;
        for (int i = 0; i < layers.Length; i++)
        {
            depth += layers[i] is '(' or '{' ? 1 : layers[i] is ')' or '}' ? -1 : 0;
            if (layers[i] == ',' && depth == 0)
            {
                parts.Add(layers[start..i].Trim());
                start = i + 1;
            }
        }

        return [.. parts, layers[start..].Trim()];
    }

    public override string ToString() => $"{Layers} on ({Inputs})";

    private static BoundModel Bound(string source)
    {
        var model = ModelSource.BindDeclaration(source);
        Assert.Empty(model.Findings.Where(f => f.Rule.Severity == RuleSeverity.Error).Select(f => f.Sentence));
        return model;
    }

    // the cells of a stack are unrolled by the stack
    [GeneratedRegex(@"(StackedRnn(?=\()|(?<!StackedRnn.*)(?:Gru|Lstm|SimpleRnn)(?=\())\((\d+|#)")]
    private static partial Regex Unrollable();
}
