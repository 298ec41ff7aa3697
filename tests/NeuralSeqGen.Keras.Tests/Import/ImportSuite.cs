using System.Globalization;
using NeuralSeqGen.Keras.Import;
using NeuralSeqGen.Tool.Compiling;

namespace NeuralSeqGen.Keras.Tests.Import;

/// <summary>Imports models and runs them, several to a compilation. Files of one model give one class, which is compiled once.</summary>
internal static class ImportSuite
{
    private const int PerCompilation = 6;

    private const string Namespace = "Imported";

    /// <summary>For each model <c>ok</c>, <c>refused: …</c> or what is wrong.</summary>
    public static IReadOnlyList<(ImportCase Case, string Result)> Run(IEnumerable<ImportCase> cases)
    {
        var results = new List<(ImportCase, string)>();
        var imported = new List<(ImportCase Case, ImportedModel Model)>();
        foreach (var file in cases)
        {
            try
            {
                imported.Add((file, file.Import("Model", Namespace)));
            }
            catch (ModelFileException e)
            {
                results.Add((file, "refused: " + e.Message));
            }
        }

        var classes = imported.GroupBy(i => Code(i.Model)).Select((group, i) => new ImportedClass(group.Key, Namespace + i.ToString(CultureInfo.InvariantCulture), [.. group]));
        return [.. results, .. classes.Chunk(PerCompilation).SelectMany(Check)];
    }

    /// <summary>The class without the comments in front, which name the file.</summary>
    private static string Code(ImportedModel model) => model.Source[model.Source.IndexOf("using ", StringComparison.Ordinal)..];

    /// <summary>What cannot be compiled together is taken apart, so that each model answers for itself.</summary>
    private static IEnumerable<(ImportCase Case, string Result)> Check(ImportedClass[] classes)
    {
        try
        {
            using var assembly = ModelCompiler.Load(classes.Select(c => c.Code.Replace($"namespace {Namespace};", $"namespace {c.Namespace};", StringComparison.Ordinal)));
            return [.. classes.SelectMany(c => c.Models.Select(m => (m.Case, Result(m.Case, m.Model with { FullName = $"{c.Namespace}.Model" }, assembly))))];
        }
        catch (ModelFileException e)
        {
            return classes.Length == 1 ? [.. classes[0].Models.Select(m => (m.Case, "wrong: " + e.Message))] : classes.SelectMany(c => Check([c]));
        }
    }

    private static string Result(ImportCase file, ImportedModel model, LoadedAssembly assembly)
    {
        try
        {
            return !file.HasWeights || new ImportCheck(file, model, assembly).Run() is not { Count: > 0 } differences ? "ok" : "wrong: " + string.Join("; ", differences);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IOException or KeyNotFoundException)
        {
            return "wrong: " + e.Message;
        }
    }

    private sealed record ImportedClass(string Code, string Namespace, IReadOnlyList<(ImportCase Case, ImportedModel Model)> Models);
}
