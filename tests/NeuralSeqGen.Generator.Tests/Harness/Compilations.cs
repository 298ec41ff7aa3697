using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>In-memory projects as strict as a user may make them: every warning, nullable, checked arithmetic, documentation required.</summary>
internal static class Compilations
{
    /// <summary>The language of a new project; <see cref="OldestParseOptions"/> is the oldest that generated code is written in.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    public static CSharpParseOptions OldestParseOptions { get; } = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    private static readonly MetadataReference[] References =
        [.. Net100.References.All, Reference(typeof(History)), Reference(typeof(Compilations))];

    public static CSharpCompilation Create(string name, params string[] sources) => Create(name, ParseOptions, sources);

    public static CSharpCompilation Create(string name, CSharpParseOptions language, params string[] sources) => CSharpCompilation.Create(
        name,
        sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, language, $"File{i}.cs")),
        References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, checkOverflow: true, warningLevel: 9999,
            nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release));

    private static PortableExecutableReference Reference(Type type) => MetadataReference.CreateFromFile(type.Assembly.Location);
}
