using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Model;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Functions;

/// <summary>Models with functions of their own, from C# text.</summary>
internal static class FunctionSource
{
    /// <summary>A class with these attributes and these members.</summary>
    public static string Text(string attributes, string members) =>
        $"using System;\nusing static NeuralSeqGen.Tensor;\n[SequenceModel, {attributes}]\npublic sealed partial class Mine\n{{\n{members}\n}}\n";

    public static ModelSpec Parse(string attributes, string members) => ModelSource.Parse(Text(attributes, members));

    public static BoundModel Bind(string attributes, string members) => ModelSource.BindDeclaration(Text(attributes, members));

    /// <summary>The same, which must be right: to the C# compiler, too.</summary>
    public static BoundModel BindValid(string attributes, string members)
    {
        string text = Text(attributes, members);
        Assert.Empty(ModelSource.Compilation(text).GetDiagnostics().Where(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error && d.Id is not ("CS9248" or "CS8795")).Select(d => d.ToString()));
        var model = ModelSource.BindDeclaration(text);
        Assert.Empty(model.Findings.Where(f => f.Rule.Severity == RuleSeverity.Error).Select(f => f.Sentence));
        Assert.True(model.IsValid);
        return model;
    }

    /// <summary>A function.</summary>
    public static string Function(string head, string body) => $"[TensorFunction] internal static {head}\n{{\n{body}\n}}";
}
