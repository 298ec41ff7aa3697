using Microsoft.CodeAnalysis;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Parsing;
using NeuralSeqGen.Keras;

namespace NeuralSeqGen.Tool.Compiling;

/// <summary>Classes with <c>[SequenceModel]</c>.</summary>
internal static class DeclaredModels
{
    /// <summary>All of a namespace or type, those inside others too.</summary>
    public static IEnumerable<INamedTypeSymbol> In(INamespaceOrTypeSymbol container) => container.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .SelectMany(member => member is INamedTypeSymbol type && type.GetAttributes().Any(a => a.AttributeClass?.Name == "SequenceModelAttribute") ? [type] : In(member));

    /// <summary>The full name of the one model of some sources, or of the one that is named.</summary>
    /// <param name="sources">C# files.</param>
    /// <param name="name">Its name, with or without its namespace; null for the only one.</param>
    /// <exception cref="ModelFileException">There is none of the name, or not one alone, or it is declared wrongly.</exception>
    public static string Find(IEnumerable<string> sources, string? name)
    {
        var models = In(Sources.Compile("Models", sources).Assembly.GlobalNamespace).ToList();
        var meant = models.Where(type => name is null || type.Name == name || type.ToDisplayString() == name).ToList();
        if (meant is not [var model])
        {
            string all = models.Count == 0 ? "There is no class with [SequenceModel]" : $"There are {string.Join(", ", models.Select(type => type.ToDisplayString()))}";
            throw new ModelFileException($"--into names {(meant.Count == 0 ? $"no model{(name is null ? "" : $" '{name}'")}" : "several models")}. {all}; write --into Models.cs:Model1.");
        }

        var finding = ModelBinder.Bind(ModelParser.Parse(model, CancellationToken.None)).Findings.FirstOrDefault(finding => finding.Rule.Severity == RuleSeverity.Error);
        return finding is null ? model.ToDisplayString() : throw new ModelFileException($"{model.Name} is not declared rightly: {finding.Sentence}");
    }
}
