using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>Binds <c>[Budget]</c>, which stands on the class.</summary>
internal static class BudgetBinder
{
    public const string Name = "Budget";

    /// <summary>What it takes.</summary>
    public static IReadOnlyList<Argument> Arguments { get; } = [Argument.Integer("MaxParameters", 0, 0), Argument.Integer("MaxArenaBytes", 0, 0), Argument.Real("MaxFlopsPerSample", 0, 0)];

    /// <summary>Null where the model has none.</summary>
    public static BoundBudget? Bind(ModelSpec spec, BindingReport report) =>
        ClassParts.Find(spec, PartKind.Budget, Name, "budget", report) is { } part ? Bind(part, new ArgumentBinder(report).Bind(part, Arguments, "[" + Name + "]")) : null;

    private static BoundBudget Bind(PartSpec part, Arguments arguments) => new(arguments.Int("MaxParameters"), arguments.Int("MaxArenaBytes"), arguments.Real("MaxFlopsPerSample"), part.Index);
}
