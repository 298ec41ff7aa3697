using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>Compares the architecture that <c>[Architecture]</c> locks, on the class, with that of the layers.</summary>
internal static class ArchitectureBinder
{
    public const string Name = "Architecture";

    /// <summary>What it takes.</summary>
    public static IReadOnlyList<Argument> Arguments { get; } = [Argument.RequiredText("Hash")];

    public static void Bind(ModelSpec spec, BindingReport report, IReadOnlyList<BoundLayer> layers)
    {
        if (ClassParts.Find(spec, PartKind.Architecture, Name, "architecture", report) is not { } part)
        {
            return;
        }

        string? locked = new ArgumentBinder(report).Bind(part, Arguments, "[" + Name + "]").Value("Hash") as string;
        if (locked is not null && !report.HasErrors && ArchitectureHash.Of(layers, spec.IsGraph) is var actual && actual != locked)
        {
            report.Add(new Finding(RuleIds.ArchitectureLocked, part.Index, report.ModelName, actual, locked) { FixPart = part.Index });
        }
    }
}
