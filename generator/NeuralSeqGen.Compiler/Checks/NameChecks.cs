using System.Linq;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>Names that are given to layers.</summary>
internal static class NameChecks
{
    /// <summary>What is wrong with a name by itself; null when nothing is.</summary>
    public static string? Complaint(string name) =>
        name.Trim().Length == 0 || !name.Any(char.IsLetterOrDigit) ? "is empty. Give it a letter." :
        name.Any(c => c is '/' or '"' or '\\' || char.IsControl(c) || c is '\u2028' or '\u2029') ? "has a character that names of weights cannot hold. Use letters, digits and '_'." : null;

    /// <summary>Reports a name.</summary>
    public static void Report(PartSpec part, string name, string complaint, BindingReport report) =>
        report.Add(new Finding(RuleIds.DuplicateOrReservedName, part.Index, report.ModelName, $"Name = \"{name}\" of [{part.Name}] {complaint}"));
}
