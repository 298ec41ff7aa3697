using System.Globalization;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NeuralSeqGen.Generator;
using NeuralSeqGen.Keras;

namespace NeuralSeqGen.Tool.Compiling;

/// <summary>Compiles declared models in memory, with the generator of the package, and loads them.</summary>
internal static class ModelCompiler
{
    /// <param name="sources">C# files with the classes.</param>
    /// <exception cref="ModelFileException">The compiler takes them not.</exception>
    public static LoadedAssembly Load(params IEnumerable<string> sources)
    {
        var compilation = Sources.Compile("Imported", sources);
        CSharpGeneratorDriver.Create([new ModelGenerator().AsSourceGenerator()], parseOptions: Sources.Language, optionsProvider: NarrowBuild.Instance)
            .RunGeneratorsAndUpdateCompilation(compilation, out var updated, out _);
        using var image = new MemoryStream();
        var emitted = updated.Emit(image);
        if (!emitted.Success)
        {
            string[] errors = [.. emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.GetMessage(CultureInfo.InvariantCulture)).Take(3)];
            throw new ModelFileException($"The class does not compile: {string.Join(" ", errors)}");
        }

        image.Position = 0;
        var context = new AssemblyLoadContext("imported", isCollectible: true);
        return new(context, context.LoadFromStream(image));
    }
}
