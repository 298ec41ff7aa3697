using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuralSeqGen.Analyzers;

namespace NeuralSeqGen.CodeFixes.Habits;

/// <summary>The attributes of models: which there are, and which of them stand on one.</summary>
internal static class Parts
{
    /// <summary>Names of other libraries that are no spelling of ours.</summary>
    private static readonly Dictionary<string, string> Others = new()
    {
        ["mse"] = "MeanSquaredError", ["mseloss"] = "MeanSquaredError", ["mae"] = "MeanAbsoluteError", ["l1loss"] = "MeanAbsoluteError", ["mape"] = "MeanAbsolutePercentageError", ["msle"] = "MeanSquaredLogarithmicError",
        ["bce"] = "BinaryCrossentropy", ["bceloss"] = "BinaryCrossentropy", ["cce"] = "CategoricalCrossentropy", ["scce"] = "SparseCategoricalCrossentropy", ["kld"] = "KLDivergence", ["huberloss"] = "Huber", ["ctcloss"] = "Ctc",
        ["rnn"] = "SimpleRnn", ["linear"] = "Dense", ["batchnorm"] = "BatchNormalization", ["batchnorm1d"] = "BatchNormalization", ["layernorm"] = "LayerNormalization", ["rmsnorm"] = "RmsNormalization", ["maxpool1d"] = "MaxPooling1D",
        ["avgpool1d"] = "AveragePooling1D", ["concat"] = "Concatenate", ["inputlayer"] = "Input", ["acc"] = "Metric.Accuracy", ["auroc"] = "Metric.Auc",
    };

    /// <summary>Whether an attribute stands on a model or in one.</summary>
    public static bool IsOnModel(AttributeSyntax attribute, SemanticModel semantics, CancellationToken cancellation) =>
        attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && semantics.GetDeclaredSymbol(type, cancellation) is INamedTypeSymbol symbol && BoundSource.IsModel(symbol);

    /// <summary>Whether a type is one of our attributes, a base class aside.</summary>
    public static bool IsPart(INamedTypeSymbol? type)
    {
        for (var inner = type is { IsAbstract: false } ? type.BaseType : null; inner is not null; inner = inner.BaseType)
        {
            if (inner is { Name: "ModelPartAttribute", ContainingNamespace: { Name: "NeuralSeqGen", ContainingNamespace.IsGlobalNamespace: true } })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The name of the attribute that is meant by another one; null where there is none, or several.</summary>
    public static string? Meant(string written, Compilation compilation)
    {
        if (compilation.GetTypeByMetadataName("NeuralSeqGen.ModelPartAttribute") is not { ContainingNamespace: var home })
        {
            return null;
        }

        var parts = home.GetTypeMembers().Where(IsPart).Select(Name).ToList();
        var metrics = home.GetTypeMembers("Metric").SelectMany(metric => metric.GetTypeMembers()).Where(IsPart).Select(Name).ToList();
        string? other = Others.TryGetValue(Words.Plain(written), out string? ours) ? ours : null;
        return other ?? Words.Meant(written, parts) ?? (metrics.Contains(written) ? "Metric." + written : Words.Meant(written, metrics) is { } metric ? "Metric." + metric : null);
    }

    private static string Name(INamedTypeSymbol attribute) => attribute.Name.Substring(0, attribute.Name.Length - "Attribute".Length);
}
