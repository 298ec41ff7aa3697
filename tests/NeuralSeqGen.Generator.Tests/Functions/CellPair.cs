using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Tests.Functions;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Generator.Tests.Functions;

/// <summary>A model twice: with a recurrent layer of the catalogue, and with its cell as a function. In the text, <c>{0}</c> stands for that layer up to its further arguments.</summary>
/// <param name="Cell">Its name in <see cref="Cells"/>.</param>
/// <param name="Units">Its width.</param>
/// <param name="Attributes">What stands on the class.</param>
/// <param name="Nodes">The nodes of a graph; none for a list.</param>
internal sealed record CellPair(string Cell, int Units, string Attributes, string Nodes = "")
{
    public string BuiltIn(string name) => Text(name, $"{Cell}({Units}", "");

    public string Own(string name) => Text(name, $"Rnn(nameof(F), {Units}", (string)typeof(Cells).GetField(Cell)!.GetValue(null)!);

    public BoundModel Bind() => Valid(Own("Mine"));

    public BoundModel BindBuiltIn() => Valid(BuiltIn("Mine"));

    public override string ToString() => $"{Cell}({Units}) in {Attributes} {Nodes}";

    private static BoundModel Valid(string text)
    {
        var model = ModelSource.BindDeclaration(text);
        Assert.Empty(model.Findings.Where(f => f.Rule.Severity == RuleSeverity.Error).Select(f => f.Sentence));
        return model;
    }

    private string Text(string name, string layer, string function) =>
        $"using NeuralSeqGen;\nusing static NeuralSeqGen.Tensor;\n[SequenceModel, {Attributes.Replace("{0}", layer, StringComparison.Ordinal)}]\ninternal sealed partial class {name}\n{{\n{Nodes.Replace("{0}", layer, StringComparison.Ordinal)}\n{function}\n}}\n";
}
