using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>What keeps an editor fast: unchanged input re-runs nothing, and nothing of the compiler stays alive in the pipeline.</summary>
internal static class PipelineChecks
{
    private static readonly string[] Steps = [TrackingNames.Parse, TrackingNames.Options, TrackingNames.Models];

    /// <summary>Every tracked step and every output comes from the cache or is equal to what it was.</summary>
    public static void AssertCached(GeneratorDriverRunResult result)
    {
        foreach (var (name, runs) in result.Results.Single().TrackedSteps.Where(s => Steps.Contains(s.Key)).Concat(result.Results.Single().TrackedOutputSteps))
        {
            foreach (var (_, reason) in runs.SelectMany(run => run.Outputs))
            {
                Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"step {name} ran again: {reason}");
            }
        }
    }

    /// <summary>No symbol, syntax, location or compilation hangs in what our steps hand on, and no array, which would compare by reference.</summary>
    public static void AssertNoCompilerObjects(GeneratorDriverRunResult result)
    {
        var visited = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var (name, runs) in result.Results.Single().TrackedSteps.Where(s => Steps.Contains(s.Key)))
        {
            foreach (var (value, _) in runs.SelectMany(run => run.Outputs))
            {
                Visit(value, name, visited);
            }
        }
    }

    private static void Visit(object? value, string path, HashSet<object> visited)
    {
        if (value is null || value is string || value.GetType().IsPrimitive || value.GetType().IsEnum || !visited.Add(value))
        {
            return;
        }

        Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or SyntaxReference or Location or Compilation or SemanticModel, $"{path} holds a {value.GetType()}");
        Assert.False(value is IList && value.GetType().IsArray && !path.EndsWith("._items", StringComparison.Ordinal), $"{path} holds an array");
        if (value is IEnumerable list)
        {
            foreach (object? item in list)
            {
                Visit(item, path + "[]", visited);
            }
        }

        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Where(f => !f.FieldType.IsPointer))
            {
                Visit(field.GetValue(value), path + "." + field.Name, visited);
            }
        }
    }
}
