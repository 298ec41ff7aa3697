using Microsoft.CodeAnalysis;

namespace NeuralSeqGen.Generator.Tests.RandomModels;

/// <summary>As <see cref="GeneratorRun.Load"/> for much code: what the compiler has to say comes from emitting alone, so that everything is bound once.</summary>
internal static class QuickLoad
{
    public static LoadedModels Of(GeneratorRun run)
    {
        using var image = new MemoryStream();
        var emitted = run.Compilation.Emit(image);
        Assert.Empty(emitted.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).Take(10));
        image.Position = 0;
        return new LoadedModels(image);
    }
}
