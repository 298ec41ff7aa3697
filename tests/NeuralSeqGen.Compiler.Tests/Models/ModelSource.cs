using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Model;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.Compiler.Tests.Models;

/// <summary>Models from C# text, through the real parser.</summary>
internal static class ModelSource
{
    // compilations made from one share what they know of the references
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Models", [], [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(SequenceModelAttribute).Assembly.Location)],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>Binds a class with these attributes, and with these members.</summary>
    public static BoundModel Bind(string attributes, string members = "") => BindDeclaration($"[SequenceModel] {attributes} public sealed partial class Model1{(members.Length == 0 ? ";" : " { " + members + " }")}");

    /// <summary>Binds the first class with [SequenceModel] in a file.</summary>
    public static BoundModel BindDeclaration(string source) => ModelBinder.Bind(Parse(source));

    /// <summary>Binds a graph: these nodes, and these attributes on the class.</summary>
    public static BoundModel BindGraph(string nodes, string attributes = "Sgd") => ModelBinder.Bind(Parse($"[SequenceModel, {attributes}] public sealed partial class Model1 {{ {nodes} }}"));

    /// <summary>Binds a class with these attributes, which must be valid.</summary>
    public static BoundModel BindValid(string attributes, string members = "")
    {
        var model = Bind(attributes, members);
        Assert.Empty(model.Findings.Where(f => f.Rule.Severity == RuleSeverity.Error).Select(f => f.Sentence));
        Assert.True(model.IsValid);
        return model;
    }

    /// <summary>The spec of the first class with [SequenceModel] in a file.</summary>
    public static ModelSpec Parse(string source) => Parse([source]);

    public static ModelSpec Parse(params string[] files) => ModelParser.Parse(Symbol(files), CancellationToken.None);

    public static INamedTypeSymbol Symbol(params string[] files) => Symbols(files).First();

    /// <summary>Every class with [SequenceModel], whatever errors the files have.</summary>
    public static IEnumerable<INamedTypeSymbol> Symbols(params string[] files) =>
        Types(Compilation(files).Assembly.GlobalNamespace).Where(t => t.GetAttributes().Any(a => a.AttributeClass?.Name == "SequenceModelAttribute"));

    /// <summary>The files with the library they need.</summary>
    public static CSharpCompilation Compilation(params string[] files) =>
        Empty.AddSyntaxTrees(files.Select((file, i) => CSharpSyntaxTree.ParseText("using NeuralSeqGen;\n" + file, path: $"File{i}.cs")));

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) => container.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .SelectMany(member => member is INamedTypeSymbol type ? Types(type).Prepend(type) : Types(member));
}
