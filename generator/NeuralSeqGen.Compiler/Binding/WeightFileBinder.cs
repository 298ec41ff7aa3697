using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>Binds <c>[WeightFile]</c>, which stands on the class.</summary>
internal static class WeightFileBinder
{
    /// <summary>What it takes.</summary>
    public static IReadOnlyList<Argument> Arguments { get; } = [Argument.RequiredText("Path")];

    /// <summary>Null where the model has none, or one that it cannot be made with.</summary>
    public static BoundWeightFile? Bind(ModelSpec spec, BindingReport report, IReadOnlyList<BoundLayer> layers, IReadOnlyList<BoundWeight> weights)
    {
        if (ClassParts.Find(spec, PartKind.WeightFile, WeightFiles.Part, "weight file", report) is not { } part)
        {
            return null;
        }

        string path = new ArgumentBinder(report).Bind(part, Arguments, "[" + WeightFiles.Part + "]").Value("Path") as string ?? "";
        if (part.WeightFile is { Problem.Length: > 0 } wrong)
        {
            report.Add(new Finding(RuleIds.WeightFile, part.Index, report.ModelName, $"[{WeightFiles.Part}(\"{path}\")] {wrong.Problem}"));
        }
        else if (part.WeightFile is { } file && !report.HasErrors)
        {
            // shapes of a model that has mistakes are guesses
            if (WeightFileChecks.Problem(file, path, layers, weights, spec.IsGraph, report.ModelName) is { } problem)
            {
                report.Add(new Finding(RuleIds.WeightsMismatch, part.Index, report.ModelName, problem));
            }

            return new(file.Resource, file.Hash);
        }

        return null;
    }
}
