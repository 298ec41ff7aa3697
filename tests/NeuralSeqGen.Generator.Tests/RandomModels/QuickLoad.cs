using Microsoft.CodeAnalysis;

namespace NeuralSeqGen.Generator.Tests.RandomModels;

/// <summary>As <see cref="GeneratorRun.Load"/> for much code: what the compiler has to say comes from emitting alone, so that everything is bound once.</summary>
internal static class QuickLoad
{
    public static LoadedModels Of(GeneratorRun run) => Load(run, out var found) ?? throw new InvalidOperationException(string.Join("\n", found.Take(10)));

    /// <summary>Null when the compiler has anything to say.</summary>
    public static LoadedModels? TryLoad(GeneratorRun run) => Load(run, out _);

    private static LoadedModels? Load(GeneratorRun run, out IReadOnlyList<Diagnostic> found)
    {
        using var image = new MemoryStream();
        found = [.. run.Compilation.Emit(image).Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning)];
        image.Position = 0;
        return found.Count == 0 ? new LoadedModels(image) : null;
    }
}
